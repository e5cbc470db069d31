using System.Diagnostics;
using CsCheck;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Support;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

/// <summary>Statements for PostgreSQL, run by psql where <c>SMARTSEG_TEST_PSQL</c> holds a connection string.</summary>
internal sealed class PostgresStatementTests
{
    [Test]
    public void Statements_SelectTheSamePeople()
    {
        var connection = Environment.GetEnvironmentVariable("SMARTSEG_TEST_PSQL");
        if (connection is null)
        {
            Assert.Ignore("SMARTSEG_TEST_PSQL names no PostgreSQL.");
        }

        using var tables = new MemoryTables(Script);
        var nodes = new List<ExpressionNode>(RandomTrees.Node.Array[300].Single());
        var statements = nodes
            .Select(node => (Outcome<string>.Done)SegmentCompiler.ToSql(Context, node, SqlDialect.Postgres))
            .Select(done =>
                $"SELECT coalesce(string_agg(CAST(key AS text), ' ' ORDER BY key), '') FROM ({done.Value}) AS one;"
            );
        var setup = Script
            .Replace("row_number() OVER () AS __row, ", "", StringComparison.Ordinal)
            .Replace("TABLE t_", "TEMP TABLE ", StringComparison.Ordinal)
            .Replace("::DOUBLE", "::DOUBLE PRECISION", StringComparison.Ordinal);

        var lines = Psql(connection, setup + "\n" + string.Join('\n', statements));

        Assert.That(lines, NUnit.Framework.Has.Length.EqualTo(nodes.Count));
        foreach (var (line, node) in lines.Zip(nodes))
        {
            Assert.That(
                line,
                NUnit.Framework.Is.EqualTo(tables.Members(node)),
                new ExpressionText(Context).Logic(node)
            );
        }
    }

    private static string[] Psql(string connection, string script)
    {
        using var psql = Process.Start(
            new ProcessStartInfo("psql", [connection, "-qtAX", "-v", "ON_ERROR_STOP=1"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = psql.StandardOutput.ReadToEndAsync();
        var errors = psql.StandardError.ReadToEndAsync();
        psql.StandardInput.Write(script);
        psql.StandardInput.Close();
        psql.WaitForExit();
        Assert.That(psql.ExitCode, NUnit.Framework.Is.Zero, errors.Result);
        // One line a statement; that of a tree that selects nobody is blank, the last one's too.
        return output.Result.Split('\n')[..^1];
    }
}
