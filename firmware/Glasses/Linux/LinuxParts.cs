using System.Device.I2c;
using System.Device.Spi;
using System.Globalization;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Cameras;
using NeuralGlasses.Drivers.Motion;
using NeuralGlasses.Drivers.Pins;
using NeuralGlasses.Drivers.Screens;
using NeuralGlasses.Drivers.Sound;
using NeuralGlasses.Glasses.Bindings;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>Makes the devices of a board as they are set, each by itself; whoever asks for one disposes of it.</summary>
internal sealed class LinuxParts(LinuxSettings set, GlassesClock clock)
{
    // The usual clock of an ST7789's bus: one write takes 66 ns at the least (datasheet V1.0, section 7.4.2), which is 15 MHz.
    private const int PanelClockHz = 15_000_000;

    // What a panel has whose size is not set: the usual one of an ST7789.
    private const int UsualPanelPixels = 240;

    private const string DisplayControllers = "/dev/dri/";

    public bool HasPins => set.LedPin is not null || set.PanelDcPin is not null || set.ButtonPin is not null || set.CaptureButtonPin is not null || set.PausePin is not null;

    public bool HasLight => set is { LedPin: not null, LedSensePin: not null };

    public bool HasButtons => set.ButtonPin is not null || set.CaptureButtonPin is not null;

    public bool HasDisplay => set.Screen.Length > 0 || set.PanelBus is not null;

    public GpioPins Pins() => new(set.GpioChip);

    public LinuxCaptureLed Light(GpioPins pins) => new(pins, set.LedPin!.Value, set.LedSensePin!.Value, TimeSpan.FromMilliseconds(set.LedSettleMs));

    public ICamera Camera(ICaptureLed led)
    {
        var mode = new CameraMode(set.CameraWidth, set.CameraHeight, 1);
        if (set.CameraDriver == "bindings")
            return BindingsBuild.Camera(int.Parse(set.Camera.AsSpan("/dev/video".Length), CultureInfo.InvariantCulture), mode, set.CameraDegrees, led, () => clock.Now);
        var options = new LinuxCameraOptions
        {
            Program = set.CameraDriver == "rpicam" ? CameraProgram.Rpicam : CameraProgram.Ffmpeg,
            Device = set.Camera,
            Modes = [mode],
            HorizontalFieldDegrees = set.CameraDegrees,
            WarmUpFrames = set.CameraWarmUp,
            Patience = TimeSpan.FromSeconds(set.CameraSeconds),
        };
        return new LinuxCamera(options, led, clock.Time, () => clock.Now);
    }

    public PaintedDisplay Display(GpioPins? pins) => new(
        set.PanelBus is not { } bus ? Screen()
        : set.PanelDriver == "ssd1351" ? BindingsBuild.Panel(bus, set.PanelChip, set.PanelDcPin!.Value, set.PanelResetPin)
        : Panel(bus, pins!),
        set.ScreenDegrees,
        set.ScreenHz);

    public LinuxSpeaker Speaker() => new(set.Speaker);

    public LinuxMicrophone Microphone() => new(set.Microphone, () => clock.Now);

    public LinuxButtons Buttons(GpioPins pins) => new(pins, set.ButtonPin, set.CaptureButtonPin, () => clock.Now);

    public LinuxPauseSwitch Pause(GpioPins pins) => new(pins, set.PausePin!.Value);

    public Mpu6050Head Head() => new(I2cDevice.Create(new I2cConnectionSettings(set.MotionBus!.Value, set.MotionAddress)), set.MotionAxes, () => clock.Now);

    private IPixelScreen Screen() => set.Screen.StartsWith(DisplayControllers, StringComparison.Ordinal)
        ? new DrmScreen(set.Screen, set.ScreenWidth, set.ScreenHeight)
        : new Framebuffer(set.Screen, set.ScreenWidth, set.ScreenHeight);

    private St7789Panel Panel(int bus, GpioPins pins)
    {
        try
        {
            var spi = SpiDevice.Create(new SpiConnectionSettings(bus, set.PanelChip) { ClockFrequency = PanelClockHz, Mode = SpiMode.Mode3 });
            return new St7789Panel(spi, pins, set.PanelDcPin!.Value, set.ScreenWidth == 0 ? UsualPanelPixels : set.ScreenWidth, set.ScreenHeight == 0 ? UsualPanelPixels : set.ScreenHeight);
        }
        catch (IOException error)
        {
            throw new DeviceFailedException($"SPI bus {bus} cannot be opened: {error.Message}", error);
        }
    }
}
