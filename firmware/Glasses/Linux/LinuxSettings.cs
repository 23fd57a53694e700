using System.Globalization;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>Reads pins and paths, and collects what is wrong with them.</summary>
internal sealed class LinuxSettings(IReadOnlyDictionary<string, string> set)
{
    private static readonly string[] Known =
    [
        "camera", "cameraWidth", "cameraHeight", "cameraDegrees", "ledPin", "ledSensePin", "speaker", "microphone",
        "panelBus", "panelChip", "panelDcPin", "panelResetPin", "buttonPin", "motionBus",
    ];

    private readonly List<string> _faults = [.. set.Keys.Where(key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase)).Select(key => $"'linux.{key}' is no option; expected one of {string.Join(", ", Known)}.")];

    public bool Has(string key) => set.ContainsKey(key);

    public string Text(string key) => set[key];

    public int Number(string key, int usual)
    {
        if (!set.TryGetValue(key, out var text))
            return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        _faults.Add($"'linux.{key}' is '{text}'; expected a whole number of 0 or more.");
        return usual;
    }

    public double Degrees(string key, double usual)
    {
        if (!set.TryGetValue(key, out var text))
            return usual;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && degrees is > 0 and < 180)
            return degrees;
        _faults.Add($"'linux.{key}' is '{text}'; expected more than 0 and less than 180 degrees.");
        return usual;
    }

    public void Require(string key, string because)
    {
        if (!Has(key))
            _faults.Add($"'linux.{key}' is not given; {because}.");
    }

    /// <exception cref="OptionsException">Something was wrong.</exception>
    public void Check()
    {
        if (_faults.Count > 0)
            throw new OptionsException(_faults);
    }
}
