using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Makes picks of one order.</summary>
internal static class Picks
{
    /// <summary>The n-th order counted from the first or the last, of all orders.</summary>
    public static EventPick Of(EventOrder order, int nth = 1) => new(order, nth, []);
}
