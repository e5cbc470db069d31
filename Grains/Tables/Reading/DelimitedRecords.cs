using System.Text;

namespace SmartSegmentation.Grains.Tables.Reading;

/// <summary>Records of delimited text: quotes, doubled quotes, line breaks inside quotes, any line ending.</summary>
internal sealed class DelimitedRecords(Stream stream, Encoding encoding, char delimiter, string file)
    : IDisposable
{
    private const int MaxRecord = 32 << 20;
    private readonly StreamReader _text = new(stream, encoding, true, 1 << 16);
    private readonly char[] _buffer = new char[1 << 16];
    private char[] _record = new char[1 << 12];
    private int[] _ends = new int[64];
    private int _at;
    private int _length;
    private int _recordLength;
    private long _line = 1;

    /// <summary>Line on which the record begins.</summary>
    public long Line { get; private set; }

    /// <summary>Fields of the record.</summary>
    public int Count { get; private set; }

    /// <summary>A field, unquoted.</summary>
    public ReadOnlySpan<char> Field(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _record.AsSpan(start, _ends[index] - start);
    }

    /// <summary>Goes to the next record that is not an empty line.</summary>
    public bool Read()
    {
        do
        {
            Line = _line;
            Count = 0;
            _recordLength = 0;
            if (!Fill())
            {
                return false;
            }

            while (ReadField()) { }
        } while (Count == 1 && _recordLength == 0);

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    /// <summary>Reads one field and what ends it.</summary>
    /// <returns>False when the record ends with it.</returns>
    private bool ReadField()
    {
        if (Fill() && StartsQuoted())
        {
            ReadQuoted();
        }

        while (Fill())
        {
            var rest = _buffer.AsSpan(_at, _length - _at);
            var end = rest.IndexOfAny(delimiter, '\n', '\r');
            if (end < 0)
            {
                Append(rest);
                _at = _length;
                continue;
            }

            Append(rest[..end]);
            _at += end + 1;
            EndField();
            return rest[end] == delimiter || EndLine(rest[end]);
        }

        EndField();
        return false;
    }

    private bool StartsQuoted()
    {
        var at = _at;
        while (at < _length && _buffer[at] == ' ' && delimiter != ' ')
        {
            at++;
        }

        if (at == _length || _buffer[at] != '"')
        {
            return false;
        }

        _at = at + 1;
        return true;
    }

    private void ReadQuoted()
    {
        var opened = _line;
        while (Fill())
        {
            var rest = _buffer.AsSpan(_at, _length - _at);
            var quote = rest.IndexOf('"');
            var part = quote < 0 ? rest : rest[..quote];
            _line += part.Count('\n');
            Append(part);
            _at += part.Length;
            if (quote < 0)
            {
                continue;
            }

            _at++;
            if (!Fill() || _buffer[_at] != '"')
            {
                return;
            }

            Append("\"");
            _at++;
        }

        throw UnreadableFileException.Of(
            file,
            FormattableString.Invariant($"The quote that opens on line {opened} is never closed.")
        );
    }

    private bool EndLine(char ending)
    {
        _line++;
        if (ending == '\r' && Fill() && _buffer[_at] == '\n')
        {
            _at++;
        }

        return false;
    }

    private void EndField()
    {
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
        }

        _ends[Count++] = _recordLength;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (_recordLength + part.Length > _record.Length)
        {
            if (_recordLength + part.Length > MaxRecord)
            {
                throw UnreadableFileException.Of(
                    file,
                    FormattableString.Invariant(
                        $"The row on line {Line} is longer than 32 million characters; is a quote left open?"
                    )
                );
            }

            Array.Resize(ref _record, Math.Max(_record.Length * 2, _recordLength + part.Length));
        }

        part.CopyTo(_record.AsSpan(_recordLength));
        _recordLength += part.Length;
    }

    private bool Fill()
    {
        if (_at < _length)
        {
            return true;
        }

        _length = _text.Read(_buffer, 0, _buffer.Length);
        _at = 0;
        return _length > 0;
    }
}
