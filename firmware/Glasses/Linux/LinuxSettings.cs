using System.Globalization;
using NeuralGlasses.Drivers.Motion;
using NeuralGlasses.Glasses.Bindings;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>Reads pins and paths, and collects what is wrong with them.</summary>
internal sealed class LinuxSettings
{
    private static readonly string[] Known =
    [
        "camera", "cameraDriver", "cameraWidth", "cameraHeight", "cameraDegrees", "cameraWarmUp", "cameraSeconds", "gpioChip", "ledPin", "ledSensePin", "ledSettleMs", "speaker",
        "microphone", "screen", "screenWidth", "screenHeight", "screenDegrees", "screenHz", "panelDriver", "panelBus", "panelChip", "panelDcPin", "panelResetPin",
        "buttonPin", "captureButtonPin", "pausePin", "motionBus", "motionAddress", "motionAxes", "computer",
    ];

    private readonly IReadOnlyDictionary<string, string> _set;
    private readonly List<string> _faults;

    private LinuxSettings(IReadOnlyDictionary<string, string> set)
    {
        _set = set;
        _faults = [.. set.Keys.Where(key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase)).Select(Unknown)];
    }

    public string Camera { get; private init; } = "";

    public string CameraDriver { get; private init; } = "";

    public int CameraWidth { get; private init; }

    public int CameraHeight { get; private init; }

    public double CameraDegrees { get; private init; }

    public int CameraWarmUp { get; private init; }

    public int CameraSeconds { get; private init; }

    public bool HasCamera => Camera.Length > 0 || _set.ContainsKey("cameraDriver");

    public int GpioChip { get; private init; }

    public int? LedPin { get; private init; }

    public int? LedSensePin { get; private init; }

    public int LedSettleMs { get; private init; }

    public string Speaker { get; private init; } = "";

    public string Microphone { get; private init; } = "";

    public string Screen { get; private init; } = "";

    public int ScreenWidth { get; private init; }

    public int ScreenHeight { get; private init; }

    public double ScreenDegrees { get; private init; }

    public int ScreenHz { get; private init; }

    public string PanelDriver { get; private init; } = "";

    public int? PanelBus { get; private init; }

    public int PanelChip { get; private init; }

    public int? PanelDcPin { get; private init; }

    public int PanelResetPin { get; private init; }

    public int? ButtonPin { get; private init; }

    public int? CaptureButtonPin { get; private init; }

    public int? PausePin { get; private init; }

    public int? MotionBus { get; private init; }

    public int MotionAddress { get; private init; }

    public AxisMap MotionAxes { get; private init; } = AxisMap.Upright;

    public bool Computer { get; private init; }

    /// <summary>Reads and checks.</summary>
    /// <exception cref="OptionsException">Something is wrong; the exception has a sentence for each fault.</exception>
    public static LinuxSettings Read(IReadOnlyDictionary<string, string> set)
    {
        var read = new LinuxSettings(set);
        var driver = read.Choice("cameraDriver", "ffmpeg", "rpicam", "bindings");
        var panel = read.Choice("panelDriver", "st7789", "ssd1351");
        var settings = new LinuxSettings(set)
        {
            Camera = read.Text("camera"),
            CameraDriver = driver,
            CameraWidth = read.Number("cameraWidth", 1, 10_000) ?? 1280,
            CameraHeight = read.Number("cameraHeight", 1, 10_000) ?? 720,
            CameraDegrees = read.Degrees("cameraDegrees", 62.2),
            CameraWarmUp = read.Number("cameraWarmUp", 0, 100) ?? 3,
            CameraSeconds = read.Number("cameraSeconds", 1, 60) ?? 4,
            GpioChip = read.Number("gpioChip", 0, 255) ?? 0,
            LedPin = read.Number("ledPin"),
            LedSensePin = read.Number("ledSensePin"),
            LedSettleMs = read.Number("ledSettleMs", 1, 1000) ?? 2,
            Speaker = read.Text("speaker"),
            Microphone = read.Text("microphone"),
            Screen = read.Text("screen"),
            ScreenWidth = read.Number("screenWidth", 1, 10_000) ?? 0,
            ScreenHeight = read.Number("screenHeight", 1, 10_000) ?? 0,
            ScreenDegrees = read.Degrees("screenDegrees", 20),
            ScreenHz = read.Number("screenHz", 1, 1000) ?? 30,
            PanelDriver = panel,
            PanelBus = read.Number("panelBus"),
            PanelChip = read.Number("panelChip") ?? 0,
            PanelDcPin = read.Number("panelDcPin"),
            PanelResetPin = read.Number("panelResetPin") ?? 0,
            ButtonPin = read.Number("buttonPin"),
            CaptureButtonPin = read.Number("captureButtonPin"),
            PausePin = read.Number("pausePin"),
            MotionBus = read.Number("motionBus"),
            MotionAddress = read.Number("motionAddress", 8, 119) ?? Mpu6050Head.UsualAddress,
            MotionAxes = read.Axes("motionAxes"),
            Computer = read.Flag("computer"),
        };
        read.Check(settings);
        return read._faults.Count == 0 ? settings : throw new OptionsException(read._faults);
    }

    private void Check(LinuxSettings settings)
    {
        if (settings.HasCamera && settings.CameraDriver != "rpicam" && settings.Camera.Length == 0)
            _faults.Add("'linux.camera' is not given; expected the path of a camera, such as /dev/video0.");
        if (settings.HasCamera)
        {
            Require("ledPin", "a camera takes no photo without its light");
            Require("ledSensePin", "a light counts as lit only if it was sensed");
        }

        if (settings.PanelBus is not null)
            Require("panelDcPin", "the panel tells commands from pixels by it");
        if (settings.PanelBus is not null && settings.Screen.Length > 0)
            _faults.Add("'linux.screen' and 'linux.panelBus' are both given; expected one display.");
        if (settings.CameraDriver == "bindings" && !BindingsBuild.IsThere)
            _faults.Add($"'linux.cameraDriver' is bindings, {BindingsBuild.Missing}");
        if (settings.PanelDriver == "ssd1351" && !BindingsBuild.IsThere)
            _faults.Add($"'linux.panelDriver' is ssd1351, {BindingsBuild.Missing}");
    }

    private static string Unknown(string key) => $"'linux.{key}' is no option{(NearestName.Of(key, Known) is { } near ? $", perhaps 'linux.{near}' was meant" : "")}; expected one of {string.Join(", ", Known)}.";

    private string Text(string key) => _set.GetValueOrDefault(key, "");

    private string Choice(string key, params string[] choices)
    {
        var text = _set.GetValueOrDefault(key, choices[0]);
        if (!choices.Contains(text))
            _faults.Add($"'linux.{key}' is '{text}'; expected one of {string.Join(", ", choices)}.");
        return text;
    }

    private int? Number(string key, int least = 0, int most = 1000)
    {
        if (!_set.TryGetValue(key, out var text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        _faults.Add($"'linux.{key}' is '{text}'; expected a whole number from {least} to {most}.");
        return null;
    }

    private double Degrees(string key, double usual)
    {
        if (!_set.TryGetValue(key, out var text))
            return usual;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && degrees is > 0 and < 180)
            return degrees;
        _faults.Add($"'linux.{key}' is '{text}'; expected more than 0 and less than 180 degrees.");
        return usual;
    }

    private AxisMap Axes(string key)
    {
        if (!_set.TryGetValue(key, out var text))
            return AxisMap.Upright;
        if (AxisMap.Read(text) is { } axes)
            return axes;
        _faults.Add($"'linux.{key}' is '{text}'; expected the sensor's axes out of the nose, the left ear and the crown, such as 'x y z' or '-y x z', which does not mirror the head.");
        return AxisMap.Upright;
    }

    private bool Flag(string key)
    {
        if (!_set.TryGetValue(key, out var text))
            return false;
        if (bool.TryParse(text, out var flag))
            return flag;
        _faults.Add($"'linux.{key}' is '{text}'; expected true or false.");
        return false;
    }

    private void Require(string key, string because)
    {
        if (!_set.ContainsKey(key))
            _faults.Add($"'linux.{key}' is not given; {because}.");
    }
}
