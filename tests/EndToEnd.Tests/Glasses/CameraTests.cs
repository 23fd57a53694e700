using NeuralGlasses.Devices;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Glasses.Script;
using SkiaSharp;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>The camera with its sizes, its rates and its light.</summary>
public sealed class CameraTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neuralglasses-pictures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_photo_has_the_size_of_its_mode_in_every_mode_of_the_profile()
    {
        using var bench = Lit(new GlassesScenario());
        var second = 1;
        foreach (var mode in bench.Worn.Camera.Modes)
        {
            using var photo = Decode(bench.Worn.Camera.Expose(mode, bench.Now = At(second++)));
            Assert.Equal((mode.WidthPixels, mode.HeightPixels), (photo.Width, photo.Height));
        }

        Assert.Equal(62.2, bench.Worn.Camera.HorizontalFieldDegrees);
        var error = Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(new CameraMode(4000, 3000, 1), At(60)));
        Assert.StartsWith("The camera does not take 4000 x 3000 pixels at 1 a second; it takes 960 x 720 at 5, 3280 x 2464 at 1,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_burst_is_as_fast_as_its_size_allows_and_no_faster()
    {
        using var bench = Lit(new GlassesScenario());
        var video = bench.Worn.Camera.Modes[3];
        for (var frame = 0; frame < 60; frame++)
            Assert.Equal("image/jpeg", bench.Worn.Camera.Expose(video, At(1 + (frame / 30.0))).MediaType);
        var error = Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(video, At(1 + (59 / 30.0) + 0.02)));
        Assert.Equal("The camera is not ready: 20 ms after the photo before, it takes the next one after 33.3 ms.", error.Message);
        Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(At(1 + (59 / 30.0) + 0.1)));
        bench.Worn.Camera.Expose(At(1 + (59 / 30.0) + 0.2));
    }

    [Fact]
    public void The_clock_of_the_drawn_room_goes_with_the_simulated_time()
    {
        using var bench = Lit(new GlassesScenario());
        var first = bench.Worn.Camera.Expose(At(10)).Encoded.ToArray();
        var second = bench.Worn.Camera.Expose(At(20)).Encoded.ToArray();
        using var again = Lit(new GlassesScenario());
        Assert.NotEqual(first, second);
        Assert.Equal(first, again.Worn.Camera.Expose(At(10)).Encoded.ToArray());
    }

    [Fact]
    public void One_picture_is_cut_to_the_proportions_of_the_mode_about_its_middle()
    {
        // 400 x 100, its left quarter red, its right quarter blue: a mode of 4:3 sees a third of it, about the middle.
        var file = Draw("wide.png", 400, 100, x => x < 100 ? SKColors.Red : x >= 300 ? SKColors.Blue : SKColors.White);
        using var bench = Lit(new GlassesScenario { Camera = new CameraScenario { Source = CameraSource.Image, Path = file } });
        for (var second = 1; second < 3; second++)
        {
            using var photo = Decode(bench.Worn.Camera.Expose(At(second)));
            Assert.Equal((960, 720), (photo.Width, photo.Height));
            Assert.All(photo.Pixels, p => Assert.True(p.Red > 240 && p.Green > 240 && p.Blue > 240));
        }
    }

    [Fact]
    public void A_picture_that_has_the_camera_s_own_size_is_taken_as_it_is()
    {
        var file = Path.Combine(_folder, "own.jpg");
        using (var bitmap = new SKBitmap(960, 720))
            File.WriteAllBytes(file, bitmap.Encode(SKEncodedImageFormat.Jpeg, 70).ToArray());
        using var bench = Lit(new GlassesScenario { Camera = new CameraScenario { Source = CameraSource.Image, Path = file } });
        Assert.Equal(File.ReadAllBytes(file), bench.Worn.Camera.Expose(At(1)).Encoded.ToArray());
    }

    [Fact]
    public void A_folder_shows_its_pictures_in_turn_in_order_of_their_names()
    {
        Draw("b.png", 96, 72, _ => SKColors.Lime);
        Draw("a.png", 96, 72, _ => SKColors.Red);
        using var bench = Lit(new GlassesScenario { Camera = new CameraScenario { Source = CameraSource.Folder, Path = _folder } });
        Assert.Equal(["red", "green", "red"], Enumerable.Range(1, 3).Select(s => Colour(bench.Worn.Camera.Expose(At(s)))));
    }

    [Theory]
    [InlineData(CameraSource.Image, "The scenario's picture {0} does not exist; give a PNG or JPEG, or leave the camera's source at the drawn room.")]
    [InlineData(CameraSource.Folder, "The scenario's folder of pictures {0} holds no PNG or JPEG; give one that does, or leave the field empty for the drawn room.")]
    [InlineData(CameraSource.Video, "The scenario's video {0} does not exist; give one that ffmpeg can read.")]
    public void What_is_missing_is_named_before_the_run(CameraSource source, string sentence)
    {
        var path = Path.Combine(_folder, "missing");
        var error = Assert.Throws<ScenarioException>(() => Lit(new GlassesScenario { Camera = new CameraScenario { Source = source, Path = path } }));
        Assert.Equal(string.Format(null, sentence, path), error.Message);
    }

    [Fact]
    public void A_file_that_is_no_picture_costs_the_photo_and_names_the_file()
    {
        var file = Path.Combine(_folder, "text.png");
        File.WriteAllText(file, "no picture");
        using var bench = Lit(new GlassesScenario { Camera = new CameraScenario { Source = CameraSource.Image, Path = file } });
        var error = Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(At(1)));
        Assert.Equal($"The picture {file} cannot be read; expected a PNG or JPEG.", error.Message);
    }

    [Fact]
    public void A_webcam_needs_leave_the_pace_of_the_clock_and_to_be_there()
    {
        var scenario = new GlassesScenario { Camera = new CameraScenario { Source = CameraSource.Webcam, Path = "/dev/no-such-camera" } };
        Assert.Contains("add --webcam", Refusal(false, true), StringComparison.Ordinal);
        Assert.Contains("add --speed real", Refusal(true, false), StringComparison.Ordinal);
        Assert.StartsWith("There is no webcam /dev/no-such-camera on this machine;", Refusal(true, true), StringComparison.Ordinal);

        string Refusal(bool allowed, bool real) => Assert.Throws<ScenarioException>(() => new GlassesBench(scenario, realTime: real, webcam: allowed)).Message;
    }

    [Fact]
    public void Glasses_without_a_camera_have_neither_sizes_nor_light()
    {
        using var bench = new GlassesBench("green-576x288");
        Assert.Empty(bench.Worn.Camera.Modes);
        Assert.False(bench.Worn.Led.TryLight());
        Assert.Equal("These glasses have no camera.", Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(At(1))).Message);
    }

    private static GlassesBench Lit(GlassesScenario scenario)
    {
        var bench = new GlassesBench(scenario);
        Assert.True(bench.Worn.Led.TryLight());
        return bench;
    }

    private static SKBitmap Decode(Photo photo) => SKBitmap.Decode(photo.Encoded.Span);

    private static string Colour(Photo photo)
    {
        using var picture = Decode(photo);
        var middle = picture.GetPixel(picture.Width / 2, picture.Height / 2);
        return middle.Red > 200 ? "red" : middle.Green > 200 ? "green" : "neither";
    }

    private string Draw(string name, int width, int height, Func<int, SKColor> colour)
    {
        using var bitmap = new SKBitmap(width, height);
        for (var x = 0; x < width; x++)
        {
            for (var y = 0; y < height; y++)
                bitmap.SetPixel(x, y, colour(x));
        }

        var file = Path.Combine(_folder, name);
        File.WriteAllBytes(file, bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray());
        return file;
    }
}
