using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Tables;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>What came of reading the files of a table.</summary>
/// <param name="Profile">What is in the engine.</param>
/// <param name="Recognised">What was recognised in the files, one sentence each.</param>
/// <param name="Problems">What did not fit; the first 100.</param>
/// <param name="ProblemCount">All of it.</param>
internal sealed record LoadedTable(
    TableProfile Profile,
    ImmutableArray<string> Recognised,
    ImmutableArray<LoadProblem> Problems,
    long ProblemCount
);
