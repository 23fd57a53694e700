namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>A physical quantity as people write it: units behind a number, and the one that a bare number has.</summary>
internal sealed class Unit
{
    private readonly (string Name, decimal Factor)[] _names;

    /// <summary>Makes a quantity from units, of which the first is that of a bare number, and what one of each is in the unit of the value that is read.</summary>
    public Unit(string what, params (string Name, decimal Factor)[] names)
    {
        What = what;
        _names = names;
    }

    /// <summary>Time that becomes seconds.</summary>
    public static Unit Seconds { get; } = new("a time", ("s", 1), ("ms", 0.001m), ("min", 60), ("h", 3600));

    /// <summary>Time that becomes milliseconds; a bare number is in seconds, as everywhere.</summary>
    public static Unit Milliseconds { get; } = new("a time", ("s", 1000), ("ms", 1), ("min", 60_000), ("h", 3_600_000));

    /// <summary>Voltage that becomes microvolts.</summary>
    public static Unit Microvolts { get; } = new("a voltage", ("µV", 1), ("uV", 1), ("mV", 1000));

    /// <summary>Voltage that becomes millivolts.</summary>
    public static Unit Millivolts { get; } = new("a voltage", ("mV", 1), ("V", 1000));

    /// <summary>Impedance that becomes kilohms.</summary>
    public static Unit Kilohms { get; } = new("an impedance", ("kΩ", 1), ("kohm", 1), ("MΩ", 1000), ("Mohm", 1000));

    /// <summary>Length that becomes millimetres.</summary>
    public static Unit Millimetres { get; } = new("a length", ("mm", 1), ("cm", 10));

    /// <summary>Angle that becomes degrees.</summary>
    public static Unit Degrees { get; } = new("an angle", ("deg", 1));

    /// <summary>A share of all: 0 to 1, or percent.</summary>
    public static Unit Share { get; } = new("a share", ("", 1), ("%", 0.01m));

    /// <summary>Percent.</summary>
    public static Unit Percent { get; } = new("a percentage", ("%", 1));

    /// <summary>Parts per million.</summary>
    public static Unit PartsPerMillion { get; } = new("a deviation", ("ppm", 1));

    /// <summary>Temperature that becomes degrees Celsius.</summary>
    public static Unit Celsius { get; } = new("a temperature", ("°C", 1), ("C", 1));

    /// <summary>Length that becomes metres.</summary>
    public static Unit Metres { get; } = new("a distance", ("m", 1), ("cm", 0.01m));

    /// <summary>A ratio in decibels.</summary>
    public static Unit Decibels { get; } = new("a ratio", ("dB", 1));

    /// <summary>Power in decibels above a milliwatt.</summary>
    public static Unit DecibelMilliwatts { get; } = new("a power", ("dBm", 1));

    /// <summary>A count.</summary>
    public static Unit Count { get; } = new("a number", ("", 1));

    /// <summary>What it is, with its article.</summary>
    public string What { get; }

    /// <summary>Units that may stand behind a number; empty for one without.</summary>
    public IEnumerable<string> Names => _names.Select(n => n.Name).Where(n => n.Length > 0);

    /// <summary>What one of a unit is in the unit of the value that is read; null if the unit is not known.</summary>
    public decimal? Factor(string name) => name.Length == 0 ? _names[0].Factor : _names.Where(n => n.Name == name).Select(n => (decimal?)n.Factor).FirstOrDefault();

    /// <summary>A value in the largest unit of which it is at least one, or else in that of a bare number.</summary>
    public string Show(decimal value)
    {
        var (name, factor) = _names
            .Where(n => value != 0 && decimal.Abs(value) >= n.Factor && IsShort(value / n.Factor))
            .OrderByDescending(n => n.Factor)
            .FirstOrDefault(_names[0]);
        if (name.Length == 0 && _names.Length > 1 && value != 0)
            (name, factor) = _names[1];
        var number = (value / factor).ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture);
        return name.Length == 0 || value == 0 ? number : $"{number} {name}";
    }

    private static bool IsShort(decimal value) => decimal.Round(value, 3) == value;
}
