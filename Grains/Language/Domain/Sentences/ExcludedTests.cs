using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>Tests of rows that do not count in anything a sentence says ("cancellations excluded").</summary>
internal sealed class ExcludedTests
{
    private readonly List<RowTest> _rows = [];

    /// <summary>Leaves out the rows that a frame speaks of.</summary>
    /// <returns>The tests of the rows that are left.</returns>
    public List<RowTest> Add(Frame frame)
    {
        var rows = frame.Rows.Select(row => row with { Negated = !row.Negated }).ToList();
        _rows.AddRange(rows);
        return rows;
    }

    /// <summary>The frame without the rows that were left out, unless it speaks of them itself.</summary>
    public Frame Applied(Frame frame) =>
        _rows.Count > 0
        && frame.Event is { } counted
        && _rows.TrueForAll(row => counted.Reaches(PopulationModel.TableOf(row.FacetId)))
        && !frame.Rows.Any(row => _rows.Exists(other => other.FacetId == row.FacetId))
            ? frame with
            {
                Rows = [.. frame.Rows, .. _rows],
            }
            : frame;
}
