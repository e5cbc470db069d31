using System.Security.Cryptography;
using System.Text;
using SmartSegmentation.Client.Gateway;

namespace SmartSegmentation.Client.Cli;

/// <summary>Remembers, for this person on this machine, the latest session of each tenant of each installation. Losing it costs nothing.</summary>
internal static class LatestSession
{
    /// <summary>The latest session; null = none known.</summary>
    public static string? Read(Service service)
    {
        var file = FileOf(service);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    /// <summary>Notes the latest session.</summary>
    public static void Write(Service service, string sessionId)
    {
        var file = FileOf(service);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, sessionId);
        }
        catch (Exception readOnly) when (readOnly is IOException or UnauthorizedAccessException)
        {
            // Without a home folder there is no --continue; everything else works.
        }
    }

    private static string FileOf(Service service)
    {
        var place = SHA256.HashData(Encoding.UTF8.GetBytes($"{service.Place}\n{service.TenantId}"));
        return Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
            "smartseg",
            "sessions",
            Convert.ToHexStringLower(place)[..16]
        );
    }
}
