using System.Device.Gpio;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>The devices of a Linux board; what is not set is not there.</summary>
internal sealed class LinuxHardware : IGlassesHardware
{
    private readonly List<IDisposable> _parts = [];

    /// <exception cref="OptionsException">A pin or a path is missing or cannot be.</exception>
    public LinuxHardware(GlassesProgramOptions options, GlassesClock clock)
    {
        var set = new LinuxSettings(options.Linux);
        if (set.Has("camera"))
        {
            set.Require("ledPin", "a camera takes no photo without its light");
            set.Require("ledSensePin", "a light counts as lit only if it was sensed");
        }

        if (set.Has("panelBus"))
            set.Require("panelDcPin", "the panel tells commands from pixels by it");
        var (camera, width, height, degrees) = (set.Number("camera", 0), set.Number("cameraWidth", 1280), set.Number("cameraHeight", 720), set.Degrees("cameraDegrees", 62.2));
        var (ledPin, sensePin, buttonPin) = (set.Number("ledPin", 0), set.Number("ledSensePin", 0), set.Number("buttonPin", 0));
        var (panelBus, panelChip, panelDc, panelReset) = (set.Number("panelBus", 0), set.Number("panelChip", 0), set.Number("panelDcPin", 0), set.Number("panelResetPin", 0));
        var motionBus = set.Number("motionBus", 1);
        set.Check();

        var needsGpio = set.Has("ledPin") || set.Has("panelBus") || set.Has("buttonPin");
        var gpio = needsGpio ? Own(new GpioController()) : null;
        var led = set.Has("ledPin") ? new LinuxCaptureLed(gpio!, ledPin, sensePin) : null;
        Devices = new GlassesDevices(
            set.Has("camera") ? Own(new LinuxCamera(camera, new CameraMode(width, height, 1), degrees, led!, clock)) : new NoCamera(),
            led ?? (ICaptureLed)new NoCaptureLed(),
            set.Has("panelBus") ? Own(new LinuxPanel(panelBus, panelChip, panelDc, panelReset, gpio!)) : new NoPanel(),
            new NoPhotoStore(),
            new CaptureLog())
        {
            Microphone = set.Has("microphone") ? Own(new LinuxMicrophone(set.Text("microphone"))) : null,
            Speaker = set.Has("speaker") ? Own(new LinuxSpeaker(set.Text("speaker"))) : null,
            Buttons = set.Has("buttonPin") ? Own(new LinuxButtons(gpio!, buttonPin, clock)) : null,
            Head = set.Has("motionBus") ? Own(new LinuxHead(motionBus)) : null,
        };
    }

    public string Name => "the devices of this board";

    public GlassesDevices Devices { get; }

    public bool Tick(HostTime now) => true;

    public void Dispose()
    {
        Devices.CaptureLed.Dark();
        foreach (var part in _parts.AsEnumerable().Reverse())
            part.Dispose();
    }

    private T Own<T>(T part)
        where T : IDisposable
    {
        _parts.Add(part);
        return part;
    }
}
