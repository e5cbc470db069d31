using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Dates;

/// <summary>Reads phrases of time with a tenant's zone, calendar and named periods. The key is the tenant id.</summary>
[Alias("smartseg.IDateGrain"), GrainInterfaceType("smartseg.dates")]
public interface IDateGrain : IGrainWithStringKey
{
    /// <summary>The phrases of time of a text.</summary>
    /// <returns>Refused with <c>text-empty</c>, <c>text-too-long</c> or <c>reference-time-invalid</c>.</returns>
    [Alias("Resolve")]
    Task<Outcome<ResolvedDates>> ResolveAsync(
        ResolveDates request,
        CancellationToken cancellationToken = default
    );
}

/// <summary>Asks for the phrases of time of a text.</summary>
/// <param name="Text">1 to 100,000 characters.</param>
/// <param name="ReferenceTime">What "now" is, ISO 8601; without an offset it is a time of the tenant's zone; null = the server's clock.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ResolveDates")]
public sealed record ResolveDates(
    [property: Id(0)] string? Text,
    [property: Id(1)] string? ReferenceTime = null
);

/// <summary>The phrases of time of a text.</summary>
/// <param name="Dates">In the order of their words; none overlap, but that rival readings of a phrase follow it with the same source.</param>
/// <param name="Today">The day that they were counted from, in the tenant's zone.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ResolvedDates")]
public sealed record ResolvedDates(
    [property: Id(0)] ImmutableArray<ResolvedDate> Dates,
    [property: Id(1)] DateOnly Today
);

/// <summary>One phrase of time.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.ResolvedDate")]
public sealed record ResolvedDate
{
    /// <summary>Its words, verbatim.</summary>
    [Id(0)]
    public required string Text { get; init; }

    /// <summary>First day of a range; null = open, and null for what is no range.</summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DateOnly? Start { get; init; }

    /// <summary>Day after the last of a range; null as <see cref="Start"/>.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DateOnly? End { get; init; }

    /// <summary><c>range</c>, <c>duration</c> or <c>frequency</c>.</summary>
    [Id(3)]
    public required string Kind { get; init; }

    /// <summary>How often; null for what is no frequency.</summary>
    [Id(4)]
    public ResolvedFrequency? Frequency { get; init; }

    /// <summary>A length in its unit: of a duration, or of the span that a relative range was counted by; null when there is none.</summary>
    [Id(5)]
    public ResolvedLength? Length { get; init; }

    /// <summary>How the phrase bounds its date, such as <c>before</c> or <c>since</c>; null when it does not.</summary>
    [Id(6)]
    public string? Modifier { get; init; }

    /// <summary>Days of the week that recur, such as <c>saturday</c>; null when none do.</summary>
    [Id(7)]
    public ImmutableArray<string>? Weekdays { get; init; }

    /// <summary>True when a range moves with today.</summary>
    [Id(8)]
    public bool Relative { get; init; }

    /// <summary>Name of the rule that read it.</summary>
    [Id(9)]
    public required string Rule { get; init; }

    /// <summary>The convention that it is read by, in plain words; null when none had to decide.</summary>
    [Id(10)]
    public string? Convention { get; init; }

    /// <summary>Where the words stand.</summary>
    [Id(11)]
    public required DateSource Source { get; init; }

    /// <summary>True for what the phrase means by a convention that is not the tenant's; it follows the tenant's own reading. Left out else.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Rival { get; init; }
}

/// <summary>Part of a text.</summary>
/// <param name="Start">First character, in UTF-16 units from 0.</param>
/// <param name="End">One past the last.</param>
[GenerateSerializer, Immutable, Alias("smartseg.DateSource")]
public sealed record DateSource([property: Id(0)] int Start, [property: Id(1)] int End);

/// <summary>How often.</summary>
/// <param name="Times">Number of times.</param>
/// <param name="Comparator"><c>exactly</c>, <c>atLeast</c>, <c>atMost</c>, <c>moreThan</c> or <c>lessThan</c>.</param>
/// <param name="Per">Unit in which it is counted, such as <c>month</c>.</param>
/// <param name="Every">Number of those units: 2 for "every other week".</param>
[GenerateSerializer, Immutable, Alias("smartseg.ResolvedFrequency")]
public sealed record ResolvedFrequency(
    [property: Id(0)] decimal Times,
    [property: Id(1)] string Comparator,
    [property: Id(2)] string Per,
    [property: Id(3)] decimal Every
);

/// <summary>A length of time.</summary>
/// <param name="Amount">At least 0.</param>
/// <param name="Unit">Unit, such as <c>day</c>.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ResolvedLength")]
public sealed record ResolvedLength([property: Id(0)] decimal Amount, [property: Id(1)] string Unit);
