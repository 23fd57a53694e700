using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Input;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>The devices of a Linux board; what is not set is not there.</summary>
internal sealed class LinuxHardware : IGlassesHardware
{
    /// <summary>Name of the mouse and keyboard that the glasses are for this computer.</summary>
    public const string InputName = "NeuralGlasses";

    private readonly Stack<IDisposable> _parts = new();

    /// <summary>Opens the devices that are set.</summary>
    /// <exception cref="OptionsException">A pin or a path is missing or cannot be.</exception>
    /// <exception cref="DeviceFailedException">One cannot be used.</exception>
    public LinuxHardware(GlassesProgramOptions options, GlassesClock clock)
    {
        var set = LinuxSettings.Read(options.Linux);
        try
        {
            Devices = Open(set, new LinuxParts(set, clock));
            Mouse = set.Computer ? Own(new ComputerMouse(Own(new InjectedInput(InputName)))) : null;
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

    public void Dispose() => Close();

    private GlassesDevices Open(LinuxSettings set, LinuxParts parts)
    {
        var pins = parts.HasPins ? Own(parts.Pins()) : null;
        var led = parts.HasLight ? Own(parts.Light(pins!)) : null;
        return new GlassesDevices(
            set.HasCamera ? Own(parts.Camera(led!)) : new NoCamera(),
            led ?? (ICaptureLed)new NoCaptureLed(),
            parts.HasDisplay ? Own(parts.Display(pins)) : new NoPanel(),
            new NoPhotoStore(),
            new CaptureLog())
        {
            Microphone = set.Microphone.Length > 0 ? Own(parts.Microphone()) : null,
            Speaker = set.Speaker.Length > 0 ? Own(parts.Speaker()) : null,
            Buttons = parts.HasButtons ? Own(parts.Buttons(pins!)) : null,
            Pause = set.PausePin is null ? null : parts.Pause(pins!),
            Head = set.MotionBus is null ? null : Own(parts.Head()),
        };
    }

    // The last first: no camera is open when its light goes dark.
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
