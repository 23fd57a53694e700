using System.Diagnostics;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Cameras;
using NeuralGlasses.Drivers.Pins;

namespace NeuralGlasses.Linux.Devices;

/// <summary>Photos of the kernel's virtual camera, and what becomes of them when it fails or the light does.</summary>
internal static class CameraSuite
{
    private static readonly CameraMode Mode = new(640, 360, 2);

    public static void Run(Checks checks, LightWire wire, LinuxCaptureLed led, string results)
    {
        var options = new LinuxCameraOptions { Modes = [Mode], WarmUpFrames = 1, Patience = TimeSpan.FromSeconds(30) };
        using var camera = new LinuxCamera(options, led, TimeProvider.System, () => Machine.Now);

        // Long enough under way for a fault to meet it.
        using var slow = new LinuxCamera(options with { WarmUpFrames = 100 }, led, TimeProvider.System, () => Machine.Now);
        PinSuite.Refused(checks, "no photo is taken in the dark", "dark", () => camera.Take(Mode, Machine.Now));
        led.TryLight();
        var photo = Take(camera);
        checks.Check("a photo is taken in the light", photo.Picture is not null && SizeOf(photo.Picture) == (640, 360), photo.Text);
        if (photo.Picture is not null)
            File.WriteAllBytes(Path.Combine(results, "photo.jpg"), photo.Picture);

        Machine.Wait(1000);
        slow.Take(Mode, Machine.Now);
        var began = Machine.Until(() => IsOpen());
        wire.Stuck = false;
        Machine.Until(() => !led.IsLit);
        PinSuite.Refused(checks, "a light that goes dark ends the exposure", "went dark", () => slow.Take(Mode, Machine.Now));
        checks.Check("the camera is closed with the light", began && Machine.Until(() => !IsOpen()), began ? "ffmpeg has ended" : "ffmpeg never ran");
        wire.Stuck = null;
        led.Dark();
        Machine.Wait(200);
        led.TryLight();

        foreach (var fault in (string[])["inject_vidioc_streamon_error", "inject_vidioc_reqbufs_error", "inject_fatal_streaming_error"])
        {
            var fails = Fail(camera, slow, fault);
            checks.Check($"a camera with {fault} is told and takes the next photo", fails.First.Picture is null && fails.Second.Picture is not null, $"{fails.First.Text}; then {fails.Second.Text}");
        }

        Photo dead;
        using (File.OpenRead("/dev/video0"))
        {
            // Whoever closes the camera last brings it back.
            Machine.Shell("v4l2-ctl -d /dev/video0 -c disconnect=1");
            dead = Take(camera);
        }

        var alive = Take(camera);
        checks.Check("a camera that disconnects is told, and used when it is back", dead.Picture is null && dead.Text.Contains("No such device", StringComparison.Ordinal) && alive.Picture is not null, $"{dead.Text}; then {alive.Text}");
        Machine.Shell("rmmod vivid");
        var gone = Take(camera);
        Machine.Shell("modprobe vivid");
        Machine.Until(() => File.Exists("/dev/video0"));
        var back = Take(camera);
        checks.Check("a camera that was unplugged is told, and used when it is back", gone.Picture is null && gone.Text.Contains("there is no /dev/video0", StringComparison.Ordinal) && back.Picture is not null, $"{gone.Text}; then {back.Text}");
        led.Dark();
    }

    private static bool IsOpen() => Process.GetProcessesByName("ffmpeg").Length > 0;

    // The error waits for the next who streams; an earlier program must not be in its way.
    private static (Photo First, Photo Second) Fail(LinuxCamera camera, LinuxCamera slow, string fault)
    {
        if (fault == "inject_fatal_streaming_error")
        {
            Machine.Wait(1000);
            Photo begun = default;
            var thread = new Thread(() => begun = Take(slow));
            thread.Start();
            Machine.Until(IsOpen);
            while (thread.IsAlive)
            {
                Machine.Shell($"v4l2-ctl -d /dev/video0 -c {fault}=1");
                thread.Join(100);
            }

            return (begun, Take(camera));
        }

        Machine.Shell($"v4l2-ctl -d /dev/video0 -c {fault}=1");
        return (Take(camera), Take(camera));
    }

    private static Photo Take(LinuxCamera camera)
    {
        Machine.Wait(600);
        try
        {
            byte[]? picture = null;
            Machine.Until(() => (picture = camera.Take(Mode, Machine.Now)?.Encoded.ToArray()) is not null, 60);
            return new Photo(picture, picture is null ? "no photo in a minute" : $"{picture.Length} bytes");
        }
        catch (DeviceFailedException failed)
        {
            return new Photo(null, failed.Message);
        }
    }

    // Of a JPEG: the marker that begins a frame holds height and width.
    private static (int Width, int Height) SizeOf(byte[] jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length; at += 2 + (jpeg[at + 2] << 8) + jpeg[at + 3])
        {
            if (jpeg[at + 1] is 0xC0 or 0xC2)
                return ((jpeg[at + 7] << 8) + jpeg[at + 8], (jpeg[at + 5] << 8) + jpeg[at + 6]);
        }

        return (0, 0);
    }

    private readonly record struct Photo(byte[]? Picture, string Text);
}
