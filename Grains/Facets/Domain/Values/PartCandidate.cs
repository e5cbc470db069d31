using System.Runtime.InteropServices;

namespace SmartSegmentation.Grains.Facets.Domain.Values;

/// <summary>A value that has the words of a stretch.</summary>
/// <param name="Form">The value's form, by its number.</param>
/// <param name="At">The place of the first of the words in it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PartCandidate(int Form, int At);
