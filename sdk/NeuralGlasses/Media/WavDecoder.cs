using System.Buffers.Binary;

namespace NeuralGlasses.Media;

/// <summary>A WAV file of PCM: 8, 16 or 24 bits, one channel or the mean of two.</summary>
public sealed class WavDecoder : ISoundDecoder
{
    // Shorter than any head: also what is no file of bytes, such as a pipe, has the length 0 and is not opened at all.
    private const int ShortestFile = 44;

    private readonly Stream _stream;
    private readonly WavHeader _header;
    private readonly string _name;
    private readonly byte[] _bytes;
    private readonly long _frames;
    private readonly bool _isCut;
    private long _frame;
    private string? _fault;

    /// <summary>Opens a file.</summary>
    /// <exception cref="SoundException">It is missing, cannot be read, or is no WAV file of PCM.</exception>
    public WavDecoder(string path)
        : this(System.IO.Path.GetFileName(path), Open(path))
    {
    }

    /// <summary>Reads a stream that can seek, which it then owns.</summary>
    /// <param name="name">Name for people.</param>
    /// <param name="stream">The bytes of a WAV file.</param>
    /// <exception cref="SoundException">It is no WAV file of PCM.</exception>
    public WavDecoder(string name, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _name = name;
        _stream = stream;
        try
        {
            _header = WavHeader.Read(name, stream);
        }
        catch (IOException error)
        {
            stream.Dispose();
            throw new SoundException($"{name} cannot be read ({error.Message}).", error);
        }
        catch (SoundException)
        {
            stream.Dispose();
            throw;
        }

        long there = Math.Max(0, stream.Length - _header.DataStart);
        _isCut = there < _header.DataLength;
        _frames = Math.Min(there, _header.DataLength) / _header.BytesPerFrame;
        _bytes = new byte[_header.BytesPerFrame * 1024];
        _stream.Position = _header.DataStart;
    }

    /// <inheritdoc/>
    public int RateHz => _header.RateHz;

    /// <inheritdoc/>
    public long? LengthSamples => _frames;

    /// <inheritdoc/>
    public long PositionSamples => _frame;

    /// <inheritdoc/>
    public SoundDecoderState State => _fault is not null ? SoundDecoderState.Failed : _frame < _frames ? SoundDecoderState.Going : SoundDecoderState.Ended;

    /// <inheritdoc/>
    public string? Complaint => _fault ?? (_isCut && _header.DataLength < uint.MaxValue - 64
        ? FormattableString.Invariant($"{_name} is cut: it announces {Seconds(_header.DataLength / _header.BytesPerFrame):0} s and has {Seconds(_frames):0} s.")
        : null);

    /// <inheritdoc/>
    public int Read(Span<short> samples)
    {
        var read = 0;
        while (read < samples.Length && State == SoundDecoderState.Going)
        {
            int count = Math.Min((int)Math.Min(samples.Length - read, _frames - _frame), _bytes.Length / _header.BytesPerFrame);
            Span<byte> bytes = _bytes.AsSpan(0, count * _header.BytesPerFrame);
            try
            {
                if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                    _fault = $"{_name} became shorter while it was played.";
            }
            catch (IOException error)
            {
                _fault = $"{_name} cannot be read on ({error.Message}).";
            }

            if (_fault is not null)
                break;
            Convert(bytes, samples.Slice(read, count));
            read += count;
            _frame += count;
        }

        return read;
    }

    /// <inheritdoc/>
    public void Seek(long sample)
    {
        _frame = Math.Clamp(sample, 0, _frames);
        _stream.Position = _header.DataStart + (_frame * _header.BytesPerFrame);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private double Seconds(long frames) => (double)frames / _header.RateHz;

    private void Convert(ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        int width = _header.BytesPerSample;
        for (var i = 0; i < samples.Length; i++)
        {
            int sum = 0;
            for (var channel = 0; channel < _header.Channels; channel++, bytes = bytes[width..])
            {
                sum += width switch
                {
                    1 => (bytes[0] - 128) << 8,
                    2 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
                    _ => BinaryPrimitives.ReadInt16LittleEndian(bytes[1..]),
                };
            }

            samples[i] = (short)(sum / _header.Channels);
        }
    }

    private static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string name = System.IO.Path.GetFileName(path);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new SoundException($"{name} is not there any more; take it out of the list.");
            if (file.Length < ShortestFile)
                throw new SoundException($"{name} has {file.Length} bytes, a WAV file has at least {ShortestFile}; choose another.");
            return file.OpenRead();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SoundException($"{name} cannot be opened ({error.Message}).", error);
        }
    }
}
