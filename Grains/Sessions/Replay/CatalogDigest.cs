using System.Security.Cryptography;
using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Sessions.Replay;

/// <summary>Tells whether two catalogs offer the same: tables with their rows, facets with their values and ranges.</summary>
internal static class CatalogDigest
{
    /// <summary>SHA-256 of the catalog apart from its version and the names of tables in the engine.</summary>
    public static string Of(Catalog catalog) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    catalog with
                    {
                        Version = 0,
                        Tables = [.. catalog.Tables.Select(table => table with { PhysicalName = "" })],
                    },
                    SegmentJson.Options
                )
            )
        );
}
