namespace NeuralGlasses.Media;

/// <summary>Opens files of this machine: WAV by itself, everything else with ffmpeg, out of process.</summary>
/// <param name="rateHz">Samples a second that ffmpeg is asked for, in hertz: those of the speaker.</param>
/// <param name="program">The program ffmpeg.</param>
public sealed class SoundFiles(int rateHz, string program = FfmpegDecoder.UsualProgram) : ISoundOpener
{
    /// <inheritdoc/>
    public ISoundDecoder Open(string path, double fromSeconds)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!System.IO.Path.GetExtension(path).Equals(".wav", StringComparison.OrdinalIgnoreCase))
            return new FfmpegDecoder(path, rateHz, fromSeconds, program);
        var wav = new WavDecoder(path);
        wav.Seek((long)(fromSeconds * wav.RateHz));
        return wav;
    }
}
