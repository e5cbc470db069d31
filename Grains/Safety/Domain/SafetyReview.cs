using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>Refuses what must not be done: first on the words of a message, then on the finished condition tree.</summary>
/// <remarks>Immutable and safe to share. Messages of refusals say what can be done instead.</remarks>
internal sealed class SafetyReview
{
    private readonly DiscriminationJudge _discrimination;
    private readonly PersonalDataJudge _personal;
    private readonly ScopeJudge _scope;
    private readonly Dictionary<string, string> _messages;

    /// <summary>A review by the words of the skill <c>safety</c>.</summary>
    public SafetyReview(SafetyWords words, Thesaurus thesaurus)
    {
        _discrimination = new DiscriminationJudge(words.Protected);
        _personal = new PersonalDataJudge(words.PersonalData, thesaurus);
        _scope = new ScopeJudge(words.Scope, thesaurus);
        _messages = words.Refusals;
    }

    /// <summary>The review by a set of skills.</summary>
    public static SafetyReview Of(SkillSet skills) =>
        skills.Part(
            ["safety", "facet-mapping"],
            set => new SafetyReview(SafetyWords.Of(set), Thesaurus.Of(set))
        );

    /// <summary>Judges the words of a message; null when nothing speaks against it.</summary>
    /// <param name="tokens">The message.</param>
    /// <param name="catalog">What the tenant's data offers.</param>
    /// <param name="matches">What <see cref="FacetIndex.Annotate"/> found in the same tokens.</param>
    /// <param name="situation">What the session is in the middle of.</param>
    /// <param name="purpose">What <see cref="PurposeOf"/> said of an earlier turn of the session; null for none.</param>
    /// <returns>Codes <c>discriminatory</c>, <c>pii</c> and <c>out_of_scope</c>, checked in this order.</returns>
    /// <remarks>Restricted facets are judged on the tree, since a message may name one in order to drop it.</remarks>
    public Rejection? Judge(
        ImmutableArray<Token> tokens,
        Catalog catalog,
        ImmutableArray<FacetMatch> matches,
        ScopeSituation situation = ScopeSituation.Fresh,
        string? purpose = null
    )
    {
        if (_scope.Attack(tokens) is { } attack)
        {
            return Refused("out_of_scope", attack);
        }

        if (_discrimination.Judge(tokens, catalog, matches, purpose) is var (reason, decided))
        {
            return Refused("discriminatory", reason, decided);
        }

        if (_personal.Judge(tokens, situation != ScopeSituation.Fresh) is { } personal)
        {
            return Refused("pii", personal);
        }

        return _scope.Judge(tokens, catalog, matches, situation) is { } foreign
            ? Refused("out_of_scope", foreign)
            : null;
    }

    /// <summary>True for a message that tries to change what the product does.</summary>
    public bool IsAttack(ImmutableArray<Token> tokens) => _scope.Attack(tokens) is not null;

    /// <summary>True for a message that asks for something to be written, sent or done.</summary>
    public bool IsErrand(ImmutableArray<Token> tokens) => _scope.IsErrand(tokens);

    /// <summary>What a message decides about people (credit, housing, employment …), to be kept for later turns; null when nothing.</summary>
    public string? PurposeOf(ImmutableArray<Token> tokens) => _discrimination.PurposeOf(tokens);

    /// <summary>Judges a finished condition tree; null when every facet in it may be used.</summary>
    /// <param name="tree">The tree, vocabulary terms already replaced by what they mean.</param>
    /// <param name="catalog">What the tenant's data offers.</param>
    /// <param name="config">What the tenant allows.</param>
    /// <param name="purpose">What the segment is to decide, by <see cref="PurposeOf"/>; null for nothing.</param>
    /// <returns>Codes <c>restricted_facet</c>, <c>pii</c> and <c>discriminatory</c>.</returns>
    public Rejection? JudgeTree(
        ExpressionNode tree,
        Catalog catalog,
        TenantConfig config,
        string? purpose = null
    ) => JudgeFacets(FacetLineage.FacetsOf(tree), catalog, config, purpose);

    /// <summary>Judges facets that a query measures or groups by; null when all may be used.</summary>
    public Rejection? JudgeFacets(
        IEnumerable<string> facetIds,
        Catalog catalog,
        TenantConfig config,
        string? purpose = null
    )
    {
        var ids = facetIds.Order(StringComparer.Ordinal).ToList();
        var found = ids.Select(id => FacetGuard.Judge(id, catalog, config))
            .OfType<(string Reason, string Label)>()
            .ToList();
        if (found.Count > 0)
        {
            var (reason, label) = found
                .OrderBy(problem => problem.Reason is "restricted_facet" ? 0 : 1)
                .First();
            return Refused(reason is "restricted_facet" ? reason : "pii", reason, label);
        }

        var isProtected = catalog.Facets.Any(facet =>
            ids.Contains(facet.FacetId)
            && FacetLineage.OriginsOf(facet, catalog).Any(_discrimination.IsProtected)
        );
        return purpose is not null && isProtected
            ? Refused("discriminatory", "discriminatory", purpose)
            : null;
    }

    private Rejection Refused(string code, string reason, string about = "") =>
        new(code, _messages[reason].Fill(("0", about)));
}
