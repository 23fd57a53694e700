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
    private readonly List<Finding> _findings = [];
    private GpioPins? _pins;
    private LinuxCaptureLed? _led;
    private bool _isLit;

    // Until the switch has said otherwise.
    private bool _isPaused = set.PausePin is not null;

    /// <summary>What was found of the devices that are set.</summary>
    public IReadOnlyList<Finding> Look()
    {
        try
        {
            LookAll();
        }
        finally
        {
            _led?.Dispose();
            _pins?.Dispose();
        }

        if (_findings.Count == 0)
            _findings.Add(new Finding(FindingSeverity.Note, "devices", "None is set; name those that are wired below 'linux' in the settings."));
        return _findings;
    }

    private void LookAll()
    {
        if (_parts.HasPins)
            Look("pins", Pins);
        if (_pins is { } pins)
        {
            if (_parts.HasLight)
                Look("light", () => Light(_led = _parts.Light(pins)));
            if (set.PausePin is not null)
                Look("pause", () => Pause(pins));
            if (_parts.HasButtons)
                Look("buttons", () => Buttons(pins));
        }

        if (set.HasCamera)
            Look("camera", () => Captured("camera", Camera));
        if (set.Microphone.Length > 0)
            Look("microphone", () => Captured("microphone", Microphone));
        if (set.Speaker.Length > 0)
            Look("speaker", Speaker);
        if (_parts.HasDisplay && (set.Screen.Length > 0 || _pins is not null))
            Look("screen", Screen);
        if (set.MotionBus is not null)
            Look("motion", Motion);
        if (set.Computer)
            Look("mouse", Mouse);
    }

    private void Look(string subject, Func<Finding> look) => _findings.Add(BoardDoctor.Of(subject, look));

    private Finding Pins()
    {
        _pins = _parts.Pins();
        return new Finding(FindingSeverity.Ok, "pins", $"gpiochip{set.GpioChip} can be used.");
    }

    // As in the glasses: no camera and no microphone without the light, where there is one, nor against the switch.
    private Finding Captured(string subject, Func<Finding> capture)
    {
        if (_isPaused)
            return new Finding(FindingSeverity.Note, subject, "It was not tried, as the switch says pause or could not be read.");
        if (set.LedPin is not null && !(_isLit && _led!.TryLight()))
            return new Finding(FindingSeverity.Wrong, subject, "It was not tried, as nothing is captured without the light.");
        try
        {
            return capture();
        }
        finally
        {
            _led?.Dark();
        }
    }

    private Finding Light(LinuxCaptureLed led)
    {
        _isLit = led.TryLight();
        led.Dark();
        return _isLit
            ? new Finding(FindingSeverity.Ok, "light", $"It was sensed on pin {set.LedSensePin}.")
            : new Finding(FindingSeverity.Wrong, "light", $"No light was sensed on pin {set.LedSensePin} while pin {set.LedPin} was driven, or some was in the dark; look at the wires of light and sensor.");
    }

    private Finding Pause(GpioPins pins)
    {
        _isPaused = _parts.Pause(pins).IsPaused;
        return _isPaused
            ? new Finding(FindingSeverity.Note, "pause", $"The switch at pin {set.PausePin} says pause: nothing is captured or heard until it is moved.")
            : new Finding(FindingSeverity.Ok, "pause", "The switch lets camera and microphones work.");
    }

    private Finding Buttons(GpioPins pins)
    {
        using var buttons = _parts.Buttons(pins);
        return new Finding(FindingSeverity.Ok, "buttons", $"They can be read: {string.Join(", ", buttons.Actions).ToLowerInvariant()}.");
    }

    private Finding Camera()
    {
        var camera = _parts.Camera(_led!);
        using var owned = camera as IDisposable;
        Photo? photo = null;
        Wait(set.CameraSeconds + 1, () => (photo = camera.Take(camera.Modes[0], clock.Now)) is not null);
        camera.Drop();
        return photo is null
            ? new Finding(FindingSeverity.Wrong, "camera", $"It gave no photo in {set.CameraSeconds} s; look whether its cable sits and no other program has it.")
            : new Finding(FindingSeverity.Ok, "camera", $"It took a photo of {photo.Encoded.Length / 1000} kB, which was thrown away.");
    }

    private Finding Screen()
    {
        using var display = _parts.Display(_pins);
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
