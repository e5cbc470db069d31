using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>The conditions that what was interrupted leads to, for the size of an option of a question.</summary>
/// <param name="reader">Knows the option as the answer.</param>
/// <returns>Null when nothing can be made of it.</returns>
internal delegate ExpressionNode? AnsweredTree(MessageReader reader);
