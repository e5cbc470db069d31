using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmartSegmentation.Grains.Tenancy.Domain;

/// <summary>API keys: made from 24 random bytes, kept only as a hash.</summary>
public static class ApiKey
{
    /// <summary>A new key, 35 characters that need no escaping in a header.</summary>
    public static string Create() => "sk_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>SHA-256 as 64 lower-case hexadecimal digits. A key is random, so it needs no salt and no stretching.</summary>
    public static string Hash(string apiKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(apiKey)));
}
