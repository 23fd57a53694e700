using System.Globalization;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Drivers.Cameras;

/// <summary>
/// A camera of a Linux board. It is open for one photo at a time, by a program of its own, and so never while the capture light is dark.
/// </summary>
public sealed class LinuxCamera : ICamera, IDisposable
{
    // A photo of 8 megapixels takes 4 MB; whatever writes more does something else.
    private const int MostBytes = 64_000_000;
    private readonly LinuxCameraOptions _options;
    private readonly TimeProvider _time;
    private readonly BlockingCamera _camera;

    /// <summary>Makes a camera; nothing is opened yet.</summary>
    /// <param name="options">What it is.</param>
    /// <param name="led">The capture light.</param>
    /// <param name="time">The machine's clock, by which a photo that takes too long is given up.</param>
    /// <param name="now">Gives the glasses' time.</param>
    public LinuxCamera(LinuxCameraOptions options, ICaptureLed led, TimeProvider time, Func<HostTime> now)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _time = time;
        _camera = new BlockingCamera(options.Modes, options.HorizontalFieldDegrees, Expose, led, now);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CameraMode> Modes => _camera.Modes;

    /// <inheritdoc/>
    public double HorizontalFieldDegrees => _camera.HorizontalFieldDegrees;

    /// <inheritdoc/>
    public Photo? Take(CameraMode mode, HostTime at) => _camera.Take(mode, at);

    /// <inheritdoc/>
    public void Drop() => _camera.Drop();

    /// <summary>Ends the exposure that goes on.</summary>
    public void Dispose() => _camera.Dispose();

    /// <summary>The command line that takes one photo.</summary>
    internal static (string Program, string[] Arguments, string Package) Command(LinuxCameraOptions options, CameraMode mode)
    {
        var (width, height) = (Text(mode.WidthPixels), Text(mode.HeightPixels));
        return options.Program == CameraProgram.Rpicam
            ? ("rpicam-still", ["--nopreview", "--timeout", "500", "--width", width, "--height", height, "--encoding", "jpg", "--output", "-"], "rpicam-apps")
            : ("ffmpeg",
                [
                    "-v", "error", "-nostdin", "-f", "v4l2", "-video_size", $"{width}x{height}", "-i", options.Device,
                    "-vf", $"select=gte(n\\,{Text(options.WarmUpFrames)}),scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height}",
                    "-frames:v", "1", "-f", "image2pipe", "-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p", "-",
                ],
                "ffmpeg");
    }

    private byte[] Expose(CameraMode mode, CancellationToken end)
    {
        var isThere = _options.Program == CameraProgram.Rpicam || File.Exists(_options.Device);
        if (!isThere)
            throw new IOException($"there is no {_options.Device}; plug the camera in, or set another.");
        var (name, arguments, package) = Command(_options, mode);
        using var late = new CancellationTokenSource(_options.Patience, _time);
        using var program = CalledProgram.Start(name, arguments, package);
        using var ended = end.Register(program.Kill);
        using var timed = late.Token.Register(program.Kill);
        var picture = Read(program.Output);
        var isWell = program.Wait();
        end.ThrowIfCancellationRequested();
        if (late.IsCancellationRequested)
            throw new IOException($"{Source} gave no picture in {Text((int)_options.Patience.TotalSeconds)} s; look whether its cable sits and no other program has it.");
        return isWell && picture.Length > 0 ? picture : throw new IOException($"{Source} gave no picture: {Reason(program.Complaint)}");
    }

    private string Source => _options.Program == CameraProgram.Rpicam ? "the Raspberry Pi's camera" : _options.Device;

    private static string Reason(string complaint) => complaint.Contains("Permission denied", StringComparison.Ordinal)
        ? "it may not be read; add the user of this program to the group video."
        : complaint.Length == 0 ? "its program ended without a word." : $"{complaint.TrimEnd('.')}.";

    private static byte[] Read(Stream output)
    {
        var picture = new MemoryStream();
        var block = new byte[65_536];
        for (int count; (count = output.Read(block)) > 0;)
        {
            picture.Write(block, 0, count);
            if (picture.Length > MostBytes)
                throw new IOException("its program wrote more than a photo can be.");
        }

        return picture.ToArray();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
