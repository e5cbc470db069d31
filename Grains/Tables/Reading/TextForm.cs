using System.Text;

namespace SmartSegmentation.Grains.Tables.Reading;

/// <summary>The encoding of a text file, found from its bytes.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Name">For people.</param>
internal sealed record TextForm(Encoding Encoding, string Name)
{
    private const int Chunk = 1 << 18;
    private static readonly Encoding Western = Latin();
    private static readonly TextForm Utf8 = new(new UTF8Encoding(false), "UTF-8");

    private static readonly (byte[] Start, string What)[] Foreign =
    [
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Excel workbook; save the sheet as CSV"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook; save the sheet as CSV"),
        ([0x1F, 0x8B], "compressed (gzip); unpack it first"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
        ([0x89, 0x50, 0x4E, 0x47], "an image"),
        ([0xFF, 0xD8, 0xFF], "an image"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed (zstd); unpack it first"),
    ];

    /// <summary>Finds it.</summary>
    /// <exception cref="UnreadableFileException">The file is no text.</exception>
    public static TextForm Find(string path, string name)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var buffer = new byte[Chunk];
        var length = file.ReadAtLeast(buffer, Chunk, throwOnEndOfStream: false);
        var start = buffer.AsSpan(0, length);
        foreach (var (bytes, what) in Foreign)
        {
            if (start.StartsWith(bytes))
            {
                throw UnreadableFileException.Of(name, $"The file is {what}.");
            }
        }

        if (FromMark(start) is { } marked)
        {
            return marked;
        }

        if (FromZeros(start) is { } wide)
        {
            return wide;
        }

        if (IsBinary(start))
        {
            throw UnreadableFileException.Of(
                name,
                "The file is binary; CSV, TSV, JSON lines and Parquet can be read."
            );
        }

        return IsUtf8(file, buffer, length) ? Utf8 : new TextForm(Western, "Windows-1252");
    }

    private static TextForm? FromMark(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Utf8
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])
            ? new TextForm(new UTF32Encoding(false, true), "UTF-32")
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? new TextForm(Encoding.Unicode, "UTF-16")
        : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            ? new TextForm(Encoding.BigEndianUnicode, "UTF-16 (big endian)")
        : null;

    /// <summary>Text in UTF-16 without a mark has a zero in most places of one parity and in few of the other.</summary>
    private static TextForm? FromZeros(ReadOnlySpan<byte> start)
    {
        long even = 0,
            odd = 0;
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        var pairs = start.Length / 2;
        return pairs == 0 ? null
            : odd * 10 > pairs * 7 && even * 20 < pairs ? new TextForm(Encoding.Unicode, "UTF-16")
            : even * 10 > pairs * 7 && odd * 20 < pairs
                ? new TextForm(Encoding.BigEndianUnicode, "UTF-16 (big endian)")
            : null;
    }

    private static bool IsBinary(ReadOnlySpan<byte> start)
    {
        var controls = 0;
        foreach (var b in start)
        {
            if (b == 0)
            {
                return true;
            }

            controls += b < 32 && b is not (9 or 10 or 12 or 13 or 26 or 27) ? 1 : 0;
        }

        return controls * 100 > start.Length;
    }

    /// <summary>A file whose multi-byte letters are almost all right is UTF-8 with a few broken ones.</summary>
    private static bool IsUtf8(FileStream file, byte[] buffer, int length)
    {
        long right = 0,
            wrong = 0;
        var held = 0;
        while (length > 0)
        {
            var span = buffer.AsSpan(0, held + length);
            var used = Count(span, ref right, ref wrong);
            held = span.Length - used;
            span[used..].CopyTo(buffer);
            length = file.Read(buffer, held, buffer.Length - held);
        }

        wrong += held;
        return wrong == 0 || right > 20 * wrong;
    }

    private static int Count(ReadOnlySpan<byte> span, ref long right, ref long wrong)
    {
        var at = 0;
        while (at < span.Length)
        {
            var ascii = span[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
            {
                return span.Length;
            }

            at += ascii;
            var status = Rune.DecodeFromUtf8(span[at..], out _, out var consumed);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                return at;
            }

            right += status == System.Buffers.OperationStatus.Done ? 1 : 0;
            wrong += status == System.Buffers.OperationStatus.Done ? 0 : 1;
            at += consumed;
        }

        return at;
    }

    private static Encoding Latin()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252);
    }
}
