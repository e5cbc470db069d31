using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Finds which general meanings the values of a column have: genders, countries, degrees …</summary>
internal sealed class MeaningTable
{
    private const double Hinted = 0.2;
    private const double CodeShare = 0.8;
    private const int MaxForContained = 500;
    private readonly GroupTable[] _groups;

    /// <summary>From the groups of a thesaurus.</summary>
    public MeaningTable(Thesaurus thesaurus) =>
        _groups = [.. thesaurus.Groups.Select(group => new GroupTable(group, Holders(thesaurus, group)))];

    /// <summary>What people may say for the values of a column, beside the values themselves.</summary>
    /// <param name="label">Terms of its name.</param>
    /// <param name="values">Its values with the phrase that says what each means.</param>
    public IEnumerable<MeaningForm> FormsFor(string[] label, List<(string Value, Phrase Phrase)> values) =>
        Best(label, values).SelectMany(fit => fit.Forms());

    private IEnumerable<Fit> Best(string[] label, List<(string Value, Phrase Phrase)> values)
    {
        var fits = _groups.Select(group => group.FitOf(label, values)).OfType<Fit>().ToList();
        var coded = fits.Where(fit => fit.ByCode > 0).ToList();

        // The same codes can be read by several groups ("M"): the name of the column decides, then the better fit.
        var keep = coded
            .OrderByDescending(fit => fit.IsHinted)
            .ThenByDescending(fit => fit.Share)
            .FirstOrDefault();
        return fits.Where(fit => fit.ByCode == 0 || fit == keep);
    }

    private static Dictionary<string, Meaning> Holders(Thesaurus thesaurus, MeaningGroup group)
    {
        var names = group
            .Meanings.Select(meaning => meaning.PartOf)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return thesaurus
            .Groups.SelectMany(other => other.Meanings)
            .Where(meaning => names.Contains(meaning.Name))
            .DistinctBy(meaning => meaning.Name, StringComparer.Ordinal)
            .ToDictionary(meaning => meaning.Name, StringComparer.Ordinal);
    }

    private sealed class GroupTable
    {
        private readonly MeaningGroup _group;
        private readonly Dictionary<string, Meaning> _holders;
        private readonly Dictionary<string, Meaning> _words = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Meaning> _codes = new(StringComparer.Ordinal);
        private readonly int _longest = 1;

        public GroupTable(MeaningGroup group, Dictionary<string, Meaning> holders)
        {
            _group = group;
            _holders = holders;
            foreach (var meaning in group.Meanings)
            {
                foreach (var word in meaning.Words)
                {
                    _words.TryAdd(string.Join(' ', word.Terms), meaning);
                    _longest = Math.Max(_longest, word.Terms.Length);
                }

                foreach (var code in meaning.Codes)
                {
                    _codes.TryAdd(code, meaning);
                }
            }
        }

        public Fit? FitOf(string[] label, List<(string Value, Phrase Phrase)> values)
        {
            var known = values.Where(pair => pair.Phrase.Terms.Length > 0).ToList();
            var isHinted = label.Any(_group.Hints.Contains);
            var words = new List<(Meaning Meaning, string Value)>();
            var codes = new List<(Meaning Meaning, string Value)>();
            var parts = new List<(Meaning Meaning, string Value)>();
            foreach (var (value, phrase) in known)
            {
                if (_words.TryGetValue(string.Join(' ', phrase.Terms), out var meaning))
                {
                    words.Add((meaning, value));
                }
                else if (_codes.TryGetValue(phrase.Surface, out meaning))
                {
                    codes.Add((meaning, value));
                }
                else if (_group.Contained && known.Count <= MaxForContained && PartOf(phrase) is { } part)
                {
                    parts.Add((part, value));
                }
            }

            return Fit(isHinted, known.Count, words, codes, parts);
        }

        private Fit? Fit(
            bool isHinted,
            int count,
            List<(Meaning Meaning, string Value)> words,
            List<(Meaning Meaning, string Value)> codes,
            List<(Meaning Meaning, string Value)> parts
        )
        {
            var byWord = words.Count + parts.Count;
            var all = byWord + codes.Count;
            if (all == 0)
            {
                return null;
            }

            var useCodes =
                all >= (isHinted ? Math.Min(CodeShare, 0.5) : CodeShare) * count && (isHinted || all > 1);
            var share = (useCodes ? all : byWord) / (double)count;
            var enough = isHinted ? Math.Min(_group.Share, Hinted) : _group.Share;
            if (share < enough || share <= 0)
            {
                return null;
            }

            return new Fit(
                _group,
                _holders,
                useCodes ? [.. words, .. codes] : words,
                parts,
                useCodes ? codes.Count : 0,
                share,
                isHinted
            );
        }

        private Meaning? PartOf(Phrase phrase)
        {
            for (var length = Math.Min(_longest, phrase.Terms.Length - 1); length > 0; length--)
            {
                for (var first = 0; first + length <= phrase.Terms.Length; first++)
                {
                    var key = string.Join(' ', phrase.Terms[first..(first + length)]);
                    if (
                        _words.TryGetValue(key, out var meaning)
                        || (length == 1 && _codes.TryGetValue(key, out meaning))
                    )
                    {
                        return meaning;
                    }
                }
            }

            return null;
        }
    }

    private sealed record Fit(
        MeaningGroup Group,
        Dictionary<string, Meaning> Holders,
        List<(Meaning Meaning, string Value)> Whole,
        List<(Meaning Meaning, string Value)> Parts,
        int ByCode,
        double Share,
        bool IsHinted
    )
    {
        private const double WholeQuality = 0.95;
        private const double CodeQuality = 0.9;
        private const double PartQuality = 0.8;
        private const double HolderQuality = 0.75;

        public IEnumerable<MeaningForm> Forms() =>
            Forms(Whole, Group.Way, WholeQuality)
                .Concat(Codes())
                .Concat(
                    Forms(
                        [.. Whole, .. Parts],
                        Group.Way,
                        PartQuality,
                        Parts.Select(pair => pair.Meaning).ToHashSet()
                    )
                )
                .Concat(
                    Forms(
                        [
                            .. Whole
                                .Concat(Parts)
                                .Where(pair =>
                                    pair.Meaning.PartOf is not null
                                    && Holders.ContainsKey(pair.Meaning.PartOf)
                                )
                                .Select(pair => (Holders[pair.Meaning.PartOf!], pair.Value)),
                        ],
                        Group.Way,
                        HolderQuality
                    )
                );

        // A code is spoken as such only where it is not what is stored.
        private IEnumerable<MeaningForm> Codes() =>
            Whole
                .GroupBy(pair => pair.Meaning, pair => pair.Value)
                .SelectMany(group =>
                    group.Key.Codes.Select(code => new MeaningForm(
                        Phrase.Of(code),
                        [.. group.Distinct(StringComparer.Ordinal)],
                        MatchWay.Abbreviation,
                        CodeQuality,
                        IsCode: true
                    ))
                );

        private static IEnumerable<MeaningForm> Forms(
            List<(Meaning Meaning, string Value)> bound,
            MatchWay way,
            double quality,
            HashSet<Meaning>? only = null
        ) =>
            bound
                .Where(pair => only?.Contains(pair.Meaning) ?? true)
                .GroupBy(pair => pair.Meaning, pair => pair.Value)
                .SelectMany(group =>
                    group.Key.Words.Select(word => new MeaningForm(
                        word,
                        group.Distinct(StringComparer.Ordinal).ToImmutableArray(),
                        way,
                        quality
                    ))
                );
    }
}

/// <summary>An expression for values of a column.</summary>
/// <param name="Phrase">The expression.</param>
/// <param name="Values">The stored values.</param>
/// <param name="Way">How it relates to them.</param>
/// <param name="Quality">How surely, 0 to 1.</param>
/// <param name="IsCode">True for a short form that is believed in capitals only.</param>
internal readonly record struct MeaningForm(
    Phrase Phrase,
    ImmutableArray<string> Values,
    MatchWay Way,
    double Quality,
    bool IsCode = false
);
