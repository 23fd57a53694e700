using System.ComponentModel;
using System.Diagnostics;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Glasses.Script;
using SkiaSharp;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>A video before the lens, where ffmpeg is installed.</summary>
public sealed class VideoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neuralglasses-video-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_photo_shows_the_picture_of_its_simulated_time_and_a_video_begins_anew_at_its_end()
    {
        using var bench = Before(TwoColours(), loops: true);
        Assert.Equal(["red", "blue", "red", "blue", "red"], new[] { 0.5, 1.5, 2.5, 3.5, 400.5 }.Select(s => Colour(bench.Worn.Camera.Expose(At(s)))));
        using var photo = SKBitmap.Decode(bench.Worn.Camera.Expose(At(402)).Encoded.Span);
        Assert.Equal((960, 720), (photo.Width, photo.Height));
    }

    [Fact]
    public void One_that_does_not_loop_stays_at_its_last_picture()
    {
        using var bench = Before(TwoColours(), loops: false);
        Assert.Equal(["red", "blue", "blue", "blue"], new[] { 0.5, 1.99, 2.5, 500 }.Select(s => Colour(bench.Worn.Camera.Expose(At(s)))));
    }

    [Fact]
    public void The_same_moment_is_the_same_photo()
    {
        var video = TwoColours();
        using var first = Before(video, loops: true);
        using var second = Before(video, loops: true);
        Assert.Equal(first.Worn.Camera.Expose(At(1.25)).Encoded.ToArray(), second.Worn.Camera.Expose(At(1.25)).Encoded.ToArray());
    }

    [Fact]
    public void A_file_that_is_no_video_is_refused_before_the_run()
    {
        SkipWithoutFfmpeg();
        var file = Path.Combine(_folder, "text.mp4");
        File.WriteAllText(file, "no video");
        var error = Assert.Throws<ScenarioException>(() => Before(file, loops: true));
        Assert.StartsWith($"{file} is no video that ffprobe can read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_ffmpeg_one_sentence_says_what_to_do()
    {
        var file = Path.Combine(_folder, "any.mp4");
        File.WriteAllText(file, "any");
        var error = Assert.Throws<ScenarioException>(() => Simulator.Glasses.Cameras.Ffmpeg.Run("ffmpeg-that-is-not-installed", [], $"The video {file}"));
        Assert.Equal($"The video {file} needs ffmpeg-that-is-not-installed, which was not found on this machine; install ffmpeg and put it on the PATH, or choose another source for the camera.", error.Message);
    }

    private static void SkipWithoutFfmpeg()
    {
        try
        {
            Process.Start(new ProcessStartInfo("ffmpeg", "-version") { RedirectStandardOutput = true })!.WaitForExit();
        }
        catch (Win32Exception)
        {
            Assert.Skip("Skipped: ffmpeg is not installed here; with it this test plays a video before the camera.");
        }
    }

    private static GlassesBench Before(string video, bool loops)
    {
        var bench = new GlassesBench(new GlassesScenario { Camera = new CameraScenario { Source = CameraSource.Video, Path = video, Loops = loops } });
        Assert.True(bench.Worn.Led.TryLight());
        return bench;
    }

    private static string Colour(Photo photo)
    {
        using var picture = SKBitmap.Decode(photo.Encoded.Span);
        var middle = picture.GetPixel(picture.Width / 2, picture.Height / 2);
        return middle.Red > 180 ? "red" : middle.Blue > 180 ? "blue" : $"{middle}";
    }

    // A second of red, then one of blue, ten pictures a second.
    private string TwoColours()
    {
        SkipWithoutFfmpeg();
        var file = Path.Combine(_folder, "two.mkv");
        using var process = Process.Start(new ProcessStartInfo(
            "ffmpeg",
            ["-v", "error", "-nostdin", "-f", "lavfi", "-i", "color=red:size=320x240:rate=10:duration=1", "-f", "lavfi", "-i", "color=blue:size=320x240:rate=10:duration=1", "-filter_complex", "concat=n=2", "-c:v", "ffv1", file]))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return file;
    }
}
