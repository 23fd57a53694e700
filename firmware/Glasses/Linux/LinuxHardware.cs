using System.Device.I2c;
using System.Device.Spi;
using System.Globalization;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Cameras;
using NeuralGlasses.Drivers.Input;
using NeuralGlasses.Drivers.Motion;
using NeuralGlasses.Drivers.Pins;
using NeuralGlasses.Drivers.Screens;
using NeuralGlasses.Drivers.Sound;
using NeuralGlasses.Glasses.Bindings;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>The devices of a Linux board; what is not set is not there.</summary>
internal sealed class LinuxHardware : IGlassesHardware
{
    // The usual clock of an ST7789's bus: one write takes 66 ns at the least (datasheet V1.0, section 7.4.2), which is 15 MHz.
    private const int PanelClockHz = 15_000_000;
    private readonly Stack<IDisposable> _parts = new();

    /// <summary>Opens the devices that are set.</summary>
    /// <exception cref="OptionsException">A pin or a path is missing or cannot be.</exception>
    /// <exception cref="DeviceFailedException">One cannot be used.</exception>
    public LinuxHardware(GlassesProgramOptions options, GlassesClock clock)
    {
        var set = LinuxSettings.Read(options.Linux);
        try
        {
            Devices = Open(set, clock);
            Mouse = set.Computer ? Own(new ComputerMouse(Own(new InjectedInput("NeuralGlasses")))) : null;
        }
        catch
        {
            Close();
            throw;
        }
    }

    public string Name => "the devices of this board";

    public GlassesDevices Devices { get; }

    public ComputerMouse? Mouse { get; }

    public bool Tick(HostTime now) => true;

    public void Dispose()
    {
        Devices.CaptureLed.Dark();
        Close();
    }

    private GlassesDevices Open(LinuxSettings set, GlassesClock clock)
    {
        var usesPins = set.LedPin is not null || set.PanelDcPin is not null || set.ButtonPin is not null || set.CaptureButtonPin is not null || set.PausePin is not null;
        var pins = usesPins ? Own(new GpioPins(set.GpioChip)) : null;
        var led = set is { LedPin: { } drive, LedSensePin: { } sense } ? Own(new LinuxCaptureLed(pins!, drive, sense, TimeSpan.FromMilliseconds(set.LedSettleMs))) : null;
        return new GlassesDevices(
            set.HasCamera ? Camera(set, led!, clock) : new NoCamera(),
            led ?? (ICaptureLed)new NoCaptureLed(),
            Display(set, pins),
            new NoPhotoStore(),
            new CaptureLog())
        {
            Microphone = set.Microphone.Length > 0 ? Own(new LinuxMicrophone(set.Microphone, () => clock.Now)) : null,
            Speaker = set.Speaker.Length > 0 ? Own(new LinuxSpeaker(set.Speaker)) : null,
            Buttons = set.ButtonPin is null && set.CaptureButtonPin is null ? null : Own(new LinuxButtons(pins!, set.ButtonPin, set.CaptureButtonPin, () => clock.Now)),
            Pause = set.PausePin is { } line ? new LinuxPauseSwitch(pins!, line) : null,
            Head = set.MotionBus is { } bus ? Own(new Mpu6050Head(I2cDevice.Create(new I2cConnectionSettings(bus, set.MotionAddress)), set.MotionAxes, () => clock.Now)) : null,
        };
    }

    private ICamera Camera(LinuxSettings set, ICaptureLed led, GlassesClock clock)
    {
        var mode = new CameraMode(set.CameraWidth, set.CameraHeight, 1);
        if (set.CameraDriver == "bindings")
            return Own(BindingsBuild.Camera(int.Parse(set.Camera.AsSpan("/dev/video".Length), CultureInfo.InvariantCulture), mode, set.CameraDegrees, led, () => clock.Now));
        var options = new LinuxCameraOptions
        {
            Program = set.CameraDriver == "rpicam" ? CameraProgram.Rpicam : CameraProgram.Ffmpeg,
            Device = set.Camera,
            Modes = [mode],
            HorizontalFieldDegrees = set.CameraDegrees,
            WarmUpFrames = set.CameraWarmUp,
            Patience = TimeSpan.FromSeconds(set.CameraSeconds),
        };
        return Own(new LinuxCamera(options, led, clock.Time, () => clock.Now));
    }

    private IHudDisplay Display(LinuxSettings set, GpioPins? pins)
    {
        if (set.Screen.Length > 0)
            return Own(new PaintedDisplay(new Framebuffer(set.Screen, set.ScreenWidth, set.ScreenHeight), set.ScreenDegrees, set.ScreenHz));
        if (set.PanelBus is not { } bus)
            return new NoPanel();
        return Own(new PaintedDisplay(
            set.PanelDriver == "ssd1351" ? BindingsBuild.Panel(bus, set.PanelChip, set.PanelDcPin!.Value, set.PanelResetPin) : Panel(set, bus, pins!),
            set.ScreenDegrees,
            set.ScreenHz));
    }

    private static St7789Panel Panel(LinuxSettings set, int bus, GpioPins pins)
    {
        try
        {
            var spi = SpiDevice.Create(new SpiConnectionSettings(bus, set.PanelChip) { ClockFrequency = PanelClockHz, Mode = SpiMode.Mode3 });
            return new St7789Panel(spi, pins, set.PanelDcPin!.Value, set.ScreenWidth == 0 ? 240 : set.ScreenWidth, set.ScreenHeight == 0 ? 240 : set.ScreenHeight);
        }
        catch (IOException error)
        {
            throw new DeviceFailedException($"SPI bus {bus} cannot be opened: {error.Message}", error);
        }
    }

    private void Close()
    {
        while (_parts.TryPop(out var part))
            part.Dispose();
    }

    private T Own<T>(T part)
    {
        if (part is IDisposable disposable)
            _parts.Push(disposable);
        return part;
    }
}
