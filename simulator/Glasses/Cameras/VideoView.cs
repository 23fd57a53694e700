using System.Globalization;
using System.Text;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Cameras;

/// <summary>A video at the simulated time, decoded by ffmpeg picture by picture. Equal versions of ffmpeg give equal pictures.</summary>
public sealed class VideoView : ICameraView
{
    // The last picture of a video begins before its end; no video for people has fewer than ten a second.
    private const double LastPictureS = 0.1;

    private readonly string _file;
    private readonly bool _loops;
    private readonly double _durationS;

    /// <summary>Opens a video that begins anew at its end, or whose last picture stays. Throws <see cref="ScenarioException"/> if it is missing or none, or ffmpeg is not there.</summary>
    public VideoView(string file, bool loops)
    {
        _file = file;
        _loops = loops;
        if (!File.Exists(file))
            throw new ScenarioException($"The scenario's video {file} does not exist; give one that ffmpeg can read.");
        var (_, output, complaint) = Ffmpeg.Run(
            "ffprobe",
            ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=codec_type:format=duration", "-of", "default=noprint_wrappers=1", file],
            $"The video {file}");
        var told = Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.TrimEntries);
        if (!told.Contains("codec_type=video") || !double.TryParse(told.LastOrDefault(l => l.StartsWith("duration=", StringComparison.Ordinal))?["duration=".Length..], CultureInfo.InvariantCulture, out _durationS))
            throw new ScenarioException($"{file} is no video that ffprobe can read{(complaint.Length > 0 ? $" ({complaint})" : "")}; give another one.");
    }

    /// <inheritdoc/>
    public byte[] Expose(CameraMode mode, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(mode);
        var seconds = at.Microseconds / 1e6;
        seconds = _loops ? seconds % _durationS : seconds;
        seconds = Math.Max(0, Math.Min(seconds, _durationS - LastPictureS));
        var (_, output, complaint) = Ffmpeg.Run(
            "ffmpeg",
            ["-v", "error", "-nostdin", "-ss", seconds.ToString("F6", CultureInfo.InvariantCulture), "-i", _file, "-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "-"],
            $"The video {_file}");
        return output.Length > 0
            ? SensorPicture.Fit(output, mode, _file)
            : throw new DeviceFailedException($"The video {_file} has no picture at {seconds.ToString("F2", CultureInfo.InvariantCulture)} s{(complaint.Length > 0 ? $": {complaint}" : "")}.");
    }
}
