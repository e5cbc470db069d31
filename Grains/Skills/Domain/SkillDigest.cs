using System.Security.Cryptography;
using System.Text;
using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>What tells two contents of a skill apart.</summary>
internal static class SkillDigest
{
    /// <summary>SHA-256 over paths and texts, as 64 lower-case hexadecimal digits; the version's number is part of it only as SKILL.md says it.</summary>
    public static string Of(SkillBundle bundle)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var ordered = bundle.Files.OrderBy(file => file.Key, StringComparer.Ordinal);
        foreach (var part in ordered.SelectMany(file => new[] { file.Key, file.Value }))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
