using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>Camera and capture light: sizes that are true, and never a photo in the dark.</summary>
internal static class CameraChecks
{
    private const string Device = "camera";
    private const string Light = "light";
    private const double Patience = 1100;
    private const double ExposureMs = 5000;
    private const double TurnMs = 5;
    private static readonly CameraMode Any = new(640, 480, 1);

    public static void Make(CheckRoom room)
    {
        ICamera camera = room.Devices.Camera;
        ICaptureLed light = room.Devices.CaptureLed;
        room.Check(Device, "sizes and field are possible", () => Sizes(camera));
        room.Check(Device, "takes no photo in the dark", () =>
        {
            light.Dark();
            return CheckRoom.Refuses(() => Take(room, Usual(camera)), "take a photo while the capture light was dark");
        });
        if (camera.Modes.Count == 0)
        {
            room.Check(Light, "is not lit where there is no camera", () => light.TryLight() || light.IsLit ? "The light says that it is lit, expected none on glasses without a camera." : null);
            light.Dark();
            return;
        }

        room.Check(Light, "is lit when it says so, and dark again", () => GoesOnAndOff(light));
        if (room.Devices.Pause is { IsPaused: true })
        {
            room.Check(Device, "takes no photo while the wearer pauses", () => Lit(light, () => CheckRoom.Refuses(() => Take(room, Usual(camera)), "take a photo while the wearer's switch was at pause")));
            return;
        }

        room.Check(Device, "takes a photo in the light", () => Lit(light, () => Photo(room, camera.Modes[0])));
        foreach (CameraMode mode in camera.Modes)
            room.Check(Device, $"takes {mode.WidthPixels} x {mode.HeightPixels}", () => Lit(light, () => Photo(room, mode)));
        room.Check(Device, "refuses a size that it does not offer", () => Lit(light, () =>
        {
            room.Wait(Patience);
            return CheckRoom.Refuses(() => Take(room, new CameraMode(17, 13, 1)), "take a photo of 17 x 13 pixels");
        }));
        room.Check(Device, "takes no two photos at one moment", () => Lit(light, () =>
        {
            room.Wait(Patience);
            HostTime at = room.Now;
            if (camera.Take(camera.Modes[0], at) is null)
            {
                bool isSecond = camera.Take(camera.Modes[0], at) is not null;
                camera.Drop();
                return isSecond ? "It gave a photo at the moment at which it had begun to expose it, expected none before the exposure was over." : null;
            }

            return CheckRoom.Refuses(() => camera.Take(camera.Modes[0], at), "take two photos at one moment");
        }));
        room.Check(Device, "a photo that was given up reaches nobody", () => Lit(light, () => GivenUp(room)));
        room.Check(Device, "stops with the light", () =>
        {
            room.Wait(Patience);
            Lit(light, () => null);
            return CheckRoom.Refuses(() => Take(room, Usual(camera)), "take a photo after the light went dark");
        });
    }

    private static string? Sizes(ICamera camera)
    {
        if (camera.Modes.Count == 0)
            return camera.HorizontalFieldDegrees == 0 ? null : $"It has no sizes and sees {CheckRoom.Text(camera.HorizontalFieldDegrees)} degrees, expected 0 for glasses without a camera.";
        foreach (CameraMode mode in camera.Modes)
        {
            if (mode.WidthPixels <= 0 || mode.HeightPixels <= 0 || !(mode.PerSecond > 0))
                return $"It offers {mode.WidthPixels} x {mode.HeightPixels} at {CheckRoom.Text(mode.PerSecond)} a second, expected numbers above 0.";
        }

        return camera.HorizontalFieldDegrees is > 0 and < 180 ? null : $"It sees {CheckRoom.Text(camera.HorizontalFieldDegrees)} degrees, expected more than 0 and less than 180.";
    }

    private static string? GoesOnAndOff(ICaptureLed light)
    {
        bool isOn = light.TryLight();
        bool isLit = light.IsLit;
        light.Dark();
        if (isOn != isLit)
            return $"It answered {(isOn ? "that it is on" : "that it is not on")} and was {(isLit ? "lit" : "dark")}, expected the same.";
        if (!isOn)
            return "It did not go on, expected light: it is broken, covered or someone else's.";
        return light.IsLit ? "It is lit after it was turned off, expected dark." : null;
    }

    private static string? Photo(CheckRoom room, CameraMode mode)
    {
        room.Wait(Patience);
        HostTime before = room.Now;
        if (Take(room, mode) is not { } photo)
            return Never(room);
        if (PictureSize.Of(photo.Encoded.Span, photo.MediaType) is not { } size)
            return $"Its {photo.Encoded.Length} bytes are no picture of the kind {photo.MediaType}, expected image/jpeg or image/png.";
        if (size != (mode.WidthPixels, mode.HeightPixels))
            return $"The photo is {size.Width} x {size.Height} pixels, expected {mode.WidthPixels} x {mode.HeightPixels}.";
        return photo.TakenAt >= before && photo.TakenAt <= room.Now
            ? null
            : $"The photo says that it was taken {CheckRoom.Text(photo.TakenAt.MillisecondsSince(before))} ms after it was asked for, expected a moment between the wish and the answer.";
    }

    private static string? GivenUp(CheckRoom room)
    {
        room.Wait(Patience);
        ICamera camera = room.Devices.Camera;
        HostTime first = room.Now;
        if (camera.Take(camera.Modes[0], first) is { } early && early.TakenAt < first)
            return Old(early, first);
        camera.Drop();
        room.Wait(Patience);
        HostTime again = room.Now;
        if (Take(room, camera.Modes[0]) is not { } photo)
            return Never(room);
        return photo.TakenAt >= again ? null : Old(photo, again);
    }

    private static string Old(Photo photo, HostTime asked) =>
        $"It gave a photo taken {CheckRoom.Text(asked.MillisecondsSince(photo.TakenAt))} ms before it was asked for, expected a new one since that was given up.";

    private static string Never(CheckRoom room) => $"It gave no photo in {CheckRoom.Text(ExposureMs * room.Slowness / 1000)} s, expected one or a {nameof(DeviceFailedException)} that says why.";

    private static CameraMode Usual(ICamera camera) => camera.Modes.Count > 0 ? camera.Modes[0] : Any;

    // Null if there is none in good time.
    private static Photo? Take(CheckRoom room, CameraMode mode)
    {
        HostTime end = room.Now.Plus(ExposureMs * room.Slowness * 1000);
        while (room.Now <= end)
        {
            if (room.Devices.Camera.Take(mode, room.Now) is { } photo)
                return photo;
            room.Wait(TurnMs);
        }

        room.Devices.Camera.Drop();
        return null;
    }

    // The light is dark again whatever the check finds.
    private static string? Lit(ICaptureLed light, Func<string?> check)
    {
        if (!light.TryLight())
            throw new CheckSkippedException("The capture light did not go on.");
        try
        {
            return check();
        }
        finally
        {
            light.Dark();
        }
    }
}
