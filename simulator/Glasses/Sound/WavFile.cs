using System.Buffers.Binary;

namespace NeuralGlasses.Simulator.Glasses.Sound;

/// <summary>
/// The sound of a WAV file as it lies there: PCM of 16, 24 or 32 bits or floating point of 32 or 64, one or two channels (Microsoft and IBM, Multimedia
/// Programming Interface and Data Specifications 1.0, 1991; WAVEFORMATEXTENSIBLE).
/// </summary>
public sealed class WavFile
{
    private const int PcmFormat = 1;
    private const int FloatFormat = 3;
    private const int ExtensibleFormat = 0xFFFE;
    private const int FormatLength = 16;
    private const int SubformatOffset = 24;

    private WavFile(int rateHz, int channels, float[] samples)
    {
        RateHz = rateHz;
        Channels = channels;
        Samples = samples;
    }

    /// <summary>Samples a second and channel, in hertz.</summary>
    public int RateHz { get; }

    /// <summary>Channels: 1 or 2.</summary>
    public int Channels { get; }

    /// <summary>Samples from -1 to 1 [time, channel].</summary>
    public ReadOnlyMemory<float> Samples { get; }

    /// <summary>Reads a file. Throws <see cref="ScenarioException"/> with the file and what was found if it is missing, no WAV, or one that is not understood.</summary>
    public static WavFile Read(string file)
    {
        if (!File.Exists(file))
            throw new ScenarioException($"The sound {file} does not exist; give a WAV file.");
        return Parse(File.ReadAllBytes(file), file);
    }

    /// <summary>Reads the bytes of a file that <paramref name="name"/> names in errors.</summary>
    public static WavFile Parse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < 12 || !bytes[..4].SequenceEqual("RIFF"u8) || !bytes[8..12].SequenceEqual("WAVE"u8))
            throw new ScenarioException($"{name} does not begin as a WAV file does, with RIFF and WAVE; convert it to PCM in a WAV file.");
        ReadOnlySpan<byte> format = default;
        for (var at = 12; at + 8 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var id = bytes.Slice(at, 4);
            at += 8;
            var isSound = id.SequenceEqual("data"u8);
            if (length > bytes.Length - at)
                throw new ScenarioException($"{name} is cut: its part '{System.Text.Encoding.ASCII.GetString(id)}' has {length} bytes by its head, and {bytes.Length - at} are there; give the whole file.");
            var body = bytes.Slice(at, (int)length);
            if (id.SequenceEqual("fmt "u8))
                format = body;
            if (isSound)
                return Decode(format, body, name);

            // Parts begin at even places.
            at += (int)length + ((int)length & 1);
        }

        throw new ScenarioException($"{name} holds no sound: it has no part 'data'; give another file.");
    }

    private static WavFile Decode(ReadOnlySpan<byte> format, ReadOnlySpan<byte> data, string name)
    {
        if (format.Length < FormatLength)
            throw new ScenarioException($"{name} does not say what its sound is: there is no whole part 'fmt ' before the part 'data'; give another file.");
        int kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (kind == ExtensibleFormat && format.Length >= SubformatOffset + 2)
            kind = BinaryPrimitives.ReadUInt16LittleEndian(format[SubformatOffset..]);
        if (kind is not (PcmFormat or FloatFormat) || (kind == PcmFormat && bits is not (16 or 24 or 32)) || (kind == FloatFormat && bits is not (32 or 64)))
            throw new ScenarioException($"{name} holds sound of kind {kind} with {bits} bits; expected PCM of 16, 24 or 32 bits or floating point of 32 or 64.");
        if (channels is not (1 or 2))
            throw new ScenarioException($"{name} has {channels} channels; expected one or two.");
        if (rate is < 8000 or > 192_000)
            throw new ScenarioException($"{name} has {rate} samples a second; expected 8000 to 192000.");
        var samples = new float[data.Length / (bits / 8)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = Sample(data[(i * bits / 8)..], kind == FloatFormat, bits);
        return new WavFile((int)rate, channels, samples[..(samples.Length - (samples.Length % channels))]);
    }

    private static float Sample(ReadOnlySpan<byte> bytes, bool isFloat, int bits) => (isFloat, bits) switch
    {
        (true, 32) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (true, _) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (_, 16) => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
        (_, 24) => ((bytes[0] << 8) | (bytes[1] << 16) | (bytes[2] << 24)) / 2147483648f,
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648f,
    };
}
