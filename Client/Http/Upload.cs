using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Client.Http;

/// <summary>A multipart request, its files written to a folder of their own while they come in. Disposing it removes what is left of them.</summary>
internal sealed class Upload : IDisposable
{
    private const int MaxField = 64 * 1024;
    private readonly string _folder;
    private bool _isHandedOver;

    private Upload(string folder) => _folder = folder;

    /// <summary>Fields that are not files, by name without regard to case; of a repeated field the last.</summary>
    public Dictionary<string, string> Fields { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Files in their order.</summary>
    public List<UploadedFile> Files { get; } = [];

    /// <summary>Reads a whole request.</summary>
    /// <param name="request">Multipart; its body has not been touched.</param>
    /// <param name="options">Folder and limits.</param>
    /// <param name="name">Unique name for the folder of its files.</param>
    /// <param name="cancellationToken">Ends the reading; what was written is removed.</param>
    /// <returns>The upload, or why it cannot be read.</returns>
    public static async Task<Outcome<Upload>> ReadAsync(
        HttpRequest request,
        UploadOptions options,
        string name,
        CancellationToken cancellationToken
    )
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary
        )
        {
            return new Outcome<Upload>.Refused(
                new Refusal(
                    "media-type-unknown",
                    "Send multipart/form-data with the fields and at least one file."
                )
            );
        }

        var upload = new Upload(Path.Combine(options.Folder, name));
        try
        {
            await upload.ReadSectionsAsync(new MultipartReader(boundary, request.Body), cancellationToken);
            return new Outcome<Upload>.Done(upload);
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    /// <summary>Leaves the files to whoever loads them; disposing then removes nothing.</summary>
    public void HandOver() => _isHandedOver = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isHandedOver && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task ReadSectionsAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
            {
                continue;
            }

            if (disposition.IsFileDisposition())
            {
                await ReadFileAsync(section, disposition, cancellationToken);
            }
            else
            {
                Fields[HeaderUtilities.RemoveQuotes(disposition.Name).ToString()] = await ReadFieldAsync(
                    section,
                    cancellationToken
                );
            }
        }
    }

    private async Task ReadFileAsync(
        MultipartSection section,
        ContentDispositionHeaderValue disposition,
        CancellationToken cancellationToken
    )
    {
        var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        var fileName = Path.GetFileName(HeaderUtilities.RemoveQuotes(given).ToString().Replace('\\', '/'));
        Directory.CreateDirectory(_folder);
        // The caller's name is only told on, never used as a path.
        var path = Path.Combine(_folder, Files.Count.ToString(CultureInfo.InvariantCulture) + ".upload");
        await using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            1 << 16,
            FileOptions.Asynchronous
        );
        await section.Body.CopyToAsync(file, 1 << 18, cancellationToken);
        Files.Add(new UploadedFile(fileName, path));
    }

    private static async Task<string> ReadFieldAsync(
        MultipartSection section,
        CancellationToken cancellationToken
    )
    {
        using var text = new StreamReader(section.Body, Encoding.UTF8);
        var buffer = new char[MaxField];
        var length = await text.ReadBlockAsync(buffer, cancellationToken);
        return length < MaxField
            ? new string(buffer, 0, length)
            : throw new InvalidDataException("A field is shorter than 64 KiB.");
    }
}

/// <summary>One file of an upload.</summary>
/// <param name="Name">As the caller named it, without folders.</param>
/// <param name="Path">Where it was written.</param>
internal sealed record UploadedFile(string Name, string Path);
