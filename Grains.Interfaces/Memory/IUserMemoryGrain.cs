using System.Collections.Immutable;
using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Interfaces.Memory;

/// <summary>What is remembered of one user. The key is <c>{tenantId}/{userId}</c>.</summary>
[Alias("smartseg.IUserMemoryGrain"), GrainInterfaceType("smartseg.usermemory")]
public interface IUserMemoryGrain : IGrainWithStringKey
{
    /// <summary>All of it.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<UserMemoryView> GetAsync();

    /// <summary>Remembers what the user means by a term; a command that was applied before changes nothing.</summary>
    [Alias("Define")]
    Task DefineAsync(DefineTerm command, CancellationToken cancellationToken = default);

    /// <summary>Forgets everything.</summary>
    [Alias("Erase")]
    Task EraseAsync(CancellationToken cancellationToken = default);
}

/// <summary>Remembers a term.</summary>
/// <param name="Term">The term, lower case.</param>
/// <param name="Meaning">Its meaning in the user's words; null forgets the term.</param>
/// <param name="Origin">Turn that it comes from; null = a call of its own.</param>
[GenerateSerializer, Immutable, Alias("smartseg.DefineTerm")]
public sealed record DefineTerm(
    [property: Id(0)] string Term,
    [property: Id(1)] string? Meaning,
    [property: Id(2)] CommandOrigin? Origin = null
);

/// <summary>What is remembered of a user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Definitions">Terms in alphabetical order.</param>
[GenerateSerializer, Immutable, Alias("smartseg.UserMemoryView")]
public sealed record UserMemoryView(
    [property: Id(0)] string UserId,
    [property: Id(1)] ImmutableArray<RememberedTerm> Definitions
);

/// <summary>A term that a user defined.</summary>
/// <param name="Term">The term, lower case.</param>
/// <param name="Meaning">Its meaning in the user's words.</param>
/// <param name="Since">When it was last defined.</param>
/// <param name="SessionId">Session in which it was; null = outside of one.</param>
[GenerateSerializer, Immutable, Alias("smartseg.RememberedTerm")]
public sealed record RememberedTerm(
    [property: Id(0)] string Term,
    [property: Id(1)] string Meaning,
    [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] string? SessionId
);
