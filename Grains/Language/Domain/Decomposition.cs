using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>A sentence cut into words.</summary>
/// <param name="Said">The sentence with terms replaced by their meaning.</param>
/// <param name="Written">Its tokens, as written.</param>
internal sealed record Decomposition(Substitution Said, ImmutableArray<Token> Written);

/// <summary>What the words of a sentence may stand for in the tenant's data.</summary>
/// <param name="Tokens">The tokens, with slips of spelling put right.</param>
/// <param name="Matches">Facets and values by stretch of tokens.</param>
internal sealed record FacetShortlist(ImmutableArray<Token> Tokens, ImmutableArray<FacetMatch> Matches);
