using NeuralGlasses.Devices;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Drivers.Input;
using NeuralGlasses.Drivers.Pins;
using NeuralGlasses.Glasses.Linux;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Doctor;

/// <summary>Looks at each device of a board by itself, by using it for a moment: light, camera, screen, sound, switches, motion and mouse.</summary>
internal sealed class DeviceCheck(LinuxSettings set, GlassesClock clock)
{
    private const double PeriodUs = 10_000;
    private const double SoundS = 3;
    private const double MotionS = 2;

    // One at rest feels gravity; the datasheet's zero offset is 0.08 g (MPU-6050, section 6.2), and a head is never quite at rest. A guess.
    private const double LeastG = 0.8;
    private const double MostG = 1.2;

    private readonly LinuxParts _parts = new(set, clock);

    /// <summary>What was found of the devices that are set.</summary>
    public IEnumerable<Finding> Look()
    {
        if (_parts.HasPins)
        {
            foreach (var finding in Pins())
                yield return finding;
        }
        else if (_parts.HasDisplay)
        {
            yield return BoardDoctor.Of("screen", () => Screen(null));
        }

        if (set.Speaker.Length > 0)
            yield return BoardDoctor.Of("speaker", Speaker);
        if (set.Microphone.Length > 0)
            yield return BoardDoctor.Of("microphone", Microphone);
        if (set.MotionBus is not null)
            yield return BoardDoctor.Of("motion", Motion);
        if (set.Computer)
            yield return BoardDoctor.Of("mouse", Mouse);
        if (!_parts.HasPins && !_parts.HasDisplay && set is { Speaker.Length: 0, Microphone.Length: 0, MotionBus: null, Computer: false })
            yield return new Finding(FindingSeverity.Note, "devices", "None is set; name those that are wired below 'linux' in the settings.");
    }

    private List<Finding> Pins()
    {
        var findings = new List<Finding>();
        GpioPins? pins = null;
        findings.Add(BoardDoctor.Of("pins", () =>
        {
            pins = _parts.Pins();
            return new Finding(FindingSeverity.Ok, "pins", $"gpiochip{set.GpioChip} can be used.");
        }));
        using (pins)
        {
            // Without the chip there is nothing that they could say.
            if (pins is null)
                return findings;
            if (_parts.HasLight)
                findings.AddRange(LightAndCamera(pins));
            if (_parts.HasButtons)
                findings.Add(BoardDoctor.Of("buttons", () => Buttons(pins)));
            if (set.PausePin is not null)
                findings.Add(BoardDoctor.Of("pause", () => Pause(pins)));
            if (_parts.HasDisplay)
                findings.Add(BoardDoctor.Of("screen", () => Screen(pins)));
        }

        return findings;
    }

    private List<Finding> LightAndCamera(GpioPins pins)
    {
        var findings = new List<Finding>();
        LinuxCaptureLed? led = null;
        findings.Add(BoardDoctor.Of("light", () => Light(led = _parts.Light(pins))));
        using (led)
        {
            if (led is not null && set.HasCamera)
                findings.Add(findings[0].Severity == FindingSeverity.Ok ? BoardDoctor.Of("camera", () => Camera(led)) : new Finding(FindingSeverity.Wrong, "camera", "It takes no photo without its light, and was not tried."));
        }

        return findings;
    }

    private Finding Light(LinuxCaptureLed led)
    {
        var lights = led.TryLight();
        led.Dark();
        if (!lights)
            return new Finding(FindingSeverity.Wrong, "light", $"No light was sensed on pin {set.LedSensePin} while pin {set.LedPin} was driven, or some was in the dark; look at the wires of light and sensor.");
        return new Finding(FindingSeverity.Ok, "light", $"It was sensed on pin {set.LedSensePin}, and was dark behind it.");
    }

    private Finding Camera(LinuxCaptureLed led)
    {
        var camera = _parts.Camera(led);
        using var owned = camera as IDisposable;
        if (!led.TryLight())
            return new Finding(FindingSeverity.Wrong, "camera", "Its light went out, and so it was not tried; look at the wires of light and sensor.");
        try
        {
            Photo? photo = null;
            Wait(set.CameraSeconds + 1, () => (photo = camera.Take(camera.Modes[0], clock.Now)) is not null);
            return photo is null
                ? new Finding(FindingSeverity.Wrong, "camera", $"It gave no photo in {set.CameraSeconds} s; look whether its cable sits and no other program has it.")
                : new Finding(FindingSeverity.Ok, "camera", $"It took a photo of {photo.Encoded.Length / 1000} kB, which was thrown away.");
        }
        finally
        {
            camera.Drop();
            led.Dark();
        }
    }

    private Finding Buttons(GpioPins pins)
    {
        using var buttons = _parts.Buttons(pins);
        return new Finding(FindingSeverity.Ok, "buttons", $"They can be read: {string.Join(", ", buttons.Actions).ToLowerInvariant()}.");
    }

    private Finding Pause(GpioPins pins) => _parts.Pause(pins).IsPaused
        ? new Finding(FindingSeverity.Note, "pause", $"The switch at pin {set.PausePin} says pause: nothing is captured or heard until it is moved.")
        : new Finding(FindingSeverity.Ok, "pause", "The switch lets camera and microphone work.");

    private Finding Screen(GpioPins? pins)
    {
        using var display = _parts.Display(pins);
        return new Finding(FindingSeverity.Ok, "screen", $"{display.Abilities!.WidthPixels} x {display.Abilities.HeightPixels} pixels.");
    }

    private Finding Speaker()
    {
        using var speaker = _parts.Speaker();
        var silence = new short[speaker.RateHz / 100];
        var end = clock.Now.Plus(1e6);

        // What is wrong with the device is said to whoever writes after its program has ended.
        while (clock.Now < end)
        {
            speaker.Write(silence, clock.Now);
            clock.WaitUntil(clock.Now.Plus(PeriodUs));
        }

        return new Finding(FindingSeverity.Ok, "speaker", $"'{set.Speaker}' played a second of silence.");
    }

    private Finding Microphone()
    {
        using var microphone = _parts.Microphone();
        var (heard, loudest) = (0, 0);
        microphone.Open(clock.Now);
        Wait(SoundS, () =>
        {
            var samples = new short[microphone.RateHz / 10];
            var count = microphone.Read(samples, clock.Now);
            heard += count;
            loudest = Math.Max(loudest, samples.Take(count).Select(s => Math.Abs((int)s)).DefaultIfEmpty().Max());
            return heard >= microphone.RateHz || microphone.Problem is not null;
        });
        if (heard == 0)
            return new Finding(FindingSeverity.Wrong, "microphone", microphone.Problem ?? $"'{set.Microphone}' gave nothing in {SoundS:F0} s; 'arecord -L' lists what there is.");
        return loudest == 0
            ? new Finding(FindingSeverity.Warning, "microphone", $"'{set.Microphone}' gave nothing but zeros; look whether it is muted or its data wire is off.")
            : new Finding(FindingSeverity.Ok, "microphone", $"'{set.Microphone}' was heard, the loudest sample {loudest} of 32767; nothing was kept.");
    }

    private Finding Motion()
    {
        using var head = _parts.Head();
        var samples = new HeadSample[50];
        var count = 0;
        head.Open(clock.Now);
        Wait(MotionS, () => (count = head.Read(samples, clock.Now)) > 0);
        if (count == 0)
            return new Finding(FindingSeverity.Wrong, "motion", $"The sensor on I2C bus {set.MotionBus} gave nothing in {MotionS:F0} s; look at its wires.");
        var last = samples[count - 1];
        var g = Math.Sqrt((last.AccelerationX * last.AccelerationX) + (last.AccelerationY * last.AccelerationY) + (last.AccelerationZ * last.AccelerationZ));
        return g is >= LeastG and <= MostG
            ? new Finding(FindingSeverity.Ok, "motion", $"It feels {g:F2} g.")
            : new Finding(FindingSeverity.Warning, "motion", $"It feels {g:F2} g; expected 1 g of a board that lies still; keep it still, or look at the sensor.");
    }

    private static Finding Mouse()
    {
        using var input = new InjectedInput(LinuxHardware.InputName);
        return new Finding(FindingSeverity.Ok, "mouse", "This computer takes a mouse and a keyboard from the glasses.");
    }

    private void Wait(double seconds, Func<bool> holds)
    {
        var end = clock.Now.Plus(seconds * 1e6);
        while (!holds() && clock.Now < end)
            clock.WaitUntil(clock.Now.Plus(PeriodUs));
    }
}
