using NeuralGlasses.Drivers.Screens;

namespace NeuralGlasses.Linux.Devices;

/// <summary>Pictures on the framebuffer and by the display controller, compared with what is on the machine's screen, pixel by pixel.</summary>
internal static class ScreenSuite
{
    private const string Memory = "/dev/fb0";
    private const string Controller = "/dev/dri/card0";
    private const int Width = 320;
    private const int Height = 200;

    public static void Run(Checks checks, string results)
    {
        using (var small = new Framebuffer(Memory, Width, Height))
            Shows(checks, results, small, "framebuffer.ppm", "the picture is on the screen as it was given");
        Machine.Wait(1000);
        var dark = Dump(results, "dark.ppm");
        var light = dark is null ? -1 : Differences(dark.Value, new byte[4 * Width * Height]);
        checks.Check("it is dark afterwards", light == 0, dark is null ? "no picture of the screen" : $"{light} pixels are light");
        PinSuite.Refused(checks, "a screen that is not there is told", "/dev/fb9", () => new Framebuffer("/dev/fb9").Dispose());
        PinSuite.Refused(checks, "a picture larger than the screen is told", "20000", () => new Framebuffer(Memory, 20_000, 10).Dispose());
        PinSuite.Refused(checks, "what is no screen is told", "/dev/null", () => new Framebuffer("/dev/null").Dispose());

        using (var small = new DrmScreen(Controller, Width, Height))
        {
            Shows(checks, results, small, "controller.ppm", "a display controller shows the picture as it was given");
            PinSuite.Refused(checks, "a screen that another program has is told", "no desktop has it", () => new DrmScreen(Controller).Dispose());
        }

        PinSuite.Refused(checks, "a picture larger than the controller's screen is told", "20000", () => new DrmScreen(Controller, 20_000, 10).Dispose());
        PinSuite.Refused(checks, "what is no display controller is told", "/dev/fb0", () => new DrmScreen(Memory).Dispose());
        Machine.Wait(1000);
        var after = Dump(results, "after.ppm");
        checks.Check("the kernel has its screen again", after is not null && Differences(after.Value, Picture()) > Width * Height / 2, after is null ? "no picture of the screen" : "the picture has gone");
    }

    private static void Shows(Checks checks, string results, IPixelScreen screen, string name, string what)
    {
        var picture = Picture();
        screen.Show(picture, 0, Height);

        // The picture once more with other lines in its middle, of which alone the driver is told.
        for (var i = 50 * Width; i < 60 * Width; i++)
            (picture[4 * i], picture[(4 * i) + 1], picture[(4 * i) + 2]) = (255, 255, 255);
        screen.Show(picture, 50, 60);
        Machine.Wait(1000);
        var seen = Dump(results, name);
        checks.Check(what, seen is not null && Differences(seen.Value, picture) == 0, seen is null ? "no picture of the screen" : $"{Differences(seen.Value, picture)} pixels of {Width * Height} differ on a screen of {seen.Value.Width} x {seen.Value.Height}");
    }

    private static byte[] Picture()
    {
        var picture = new byte[4 * Width * Height];
        for (var i = 0; i < Width * Height; i++)
            (picture[4 * i], picture[(4 * i) + 1], picture[(4 * i) + 2]) = ((byte)(i % Width), (byte)(i / Width), (byte)(i % 7 * 30));
        return picture;
    }

    private static int Differences((int Width, int Height, byte[] Pixels) seen, byte[] picture)
    {
        var (left, top) = ((seen.Width - Width) / 2, (seen.Height - Height) / 2);
        var differ = 0;
        for (var i = 0; i < Width * Height; i++)
        {
            var at = 3 * (((top + (i / Width)) * seen.Width) + left + (i % Width));
            differ += seen.Pixels.AsSpan(at, 3).SequenceEqual(picture.AsSpan(4 * i, 3)) ? 0 : 1;
        }

        return differ;
    }

    private static (int Width, int Height, byte[] Pixels)? Dump(string results, string name) => Machine.Dump(results, name) is { } path ? Machine.ReadPpm(path) : null;
}
