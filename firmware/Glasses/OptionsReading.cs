using System.Globalization;
using Microsoft.Extensions.Configuration;
using NeuralGlasses.Assistants;
using NeuralGlasses.Glasses.Linux;
using NeuralGlasses.Hosting.Process;
using NeuralGlasses.Interaction;
using NeuralGlasses.Settings;
using NeuralGlasses.Simulator.Glasses.Profiles;

namespace NeuralGlasses.Glasses;

/// <summary>Reads the options out of a configuration, and says of everything that is wrong what was found and what was expected.</summary>
internal sealed class OptionsReading
{
    /// <summary>Begin of the names of environment variables that are options.</summary>
    public const string EnvironmentPrefix = "NEURALGLASSES_";

    // Variables that begin alike and belong to others: where the tests' recordings are, whether they write their pictures anew, their virtual machine, and what an app's process is told.
    private static readonly string[] OfOthers = ["DATA", "WRITE_GOLDEN", "SKIP_VM", "VM_CACHE", AppProtocol.SocketVariable[EnvironmentPrefix.Length..], AppProtocol.TokenVariable[EnvironmentPrefix.Length..]];

    private readonly IConfiguration _configuration;
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    private OptionsReading(IConfiguration configuration) => _configuration = configuration;

    /// <summary>Reads and checks.</summary>
    /// <exception cref="OptionsException">Something is wrong; the exception has a sentence for each fault.</exception>
    public static GlassesProgramOptions Read(IConfiguration configuration)
    {
        var reading = new OptionsReading(configuration);
        var options = reading.Read();
        reading.Check(options);
        return reading._faults.Count == 0 ? options : throw new OptionsException(reading._faults);
    }

    private GlassesProgramOptions Read()
    {
        var usual = new GlassesProgramOptions();
        var options = new GlassesProgramOptions
        {
            Devices = Choice("devices", usual.Devices),
            Profile = Text("profile", usual.Profile),
            Band = Choice("band", usual.Band),
            Trace = Text("trace", usual.Trace),
            Adapter = Text("adapter", usual.Adapter),
            Pairing = Choice("pairing", usual.Pairing),
            Passkey = Text("passkey", usual.Passkey),
            Model = Text("model", usual.Model),
            Cursor = Text("cursor", usual.Cursor),
            Languages = Text("languages", usual.Languages),
            Folder = Text("folder", Environment.GetEnvironmentVariable("STATE_DIRECTORY") ?? Path.GetFullPath("glasses")),
            WornLeft = Flag("wornLeft"),
            MainsHz = Whole("mainsHz", usual.MainsHz, 50, 60),
            Gestures = Text("gestures", usual.Gestures),
            AwakeS = Number("awakeS", usual.AwakeS, 0, 86_400),
            Language = Text("language", usual.Language),
            Voice = Text("voice", usual.Voice),
            HealthPort = Whole("healthPort", usual.HealthPort, 0, 65_535),
            Metrics = Choice("metrics", usual.Metrics),
            MetricsEndpoint = Text("metricsEndpoint", usual.MetricsEndpoint),
            Apps = Text("apps", usual.Apps),
            Assistants = Text("assistants", usual.Assistants),
            Record = Text("record", usual.Record),
            RecordMegabytes = Whole("recordMegabytes", usual.RecordMegabytes, 1, 1_000_000),
            RecordHours = Number("recordHours", usual.RecordHours, 0.01, 100_000),
            RecordPictures = Flag("recordPictures"),
            Linux = Part("linux"),
            Home = Part("home"),
        };
        foreach (var key in _configuration.GetChildren().Select(c => c.Key).Where(k => !_known.Contains(k) && !OfOthers.Contains(k)))
            _faults.Add($"'{key}' is no option{(NearestName.Of(key, _known) is { } near ? $", perhaps '{near}' was meant" : "")}; expected one of {string.Join(", ", _known)}.");
        return options;
    }

    private void Check(GlassesProgramOptions options)
    {
        if (options.MainsHz is not (50 or 60) && !_faults.Exists(f => f.StartsWith("'mainsHz'", StringComparison.Ordinal)))
            _faults.Add($"'mainsHz' is {options.MainsHz}; expected 50 or 60.");
        if (options.Devices == DeviceSource.Virtual && !GlassesProfile.Names.Contains(options.Profile))
            _faults.Add($"'profile' is '{options.Profile}'; expected one of {string.Join(", ", GlassesProfile.Names)}.");
        if (options.Band == BandSource.Trace && !File.Exists(options.Trace))
            _faults.Add(options.Trace.Length == 0 ? "'band' is trace and 'trace' is not given; expected the path of a trace." : $"'trace' is '{options.Trace}', and there is no such file; expected the path of a trace.");
        if (options.Passkey.Length > 0 && !(options.Passkey.Length == 6 && options.Passkey.All(char.IsAsciiDigit)))
            _faults.Add($"'passkey' is '{options.Passkey}'; expected the six digits that the wristband shows, or nothing.");
        CheckFile("gestures", options.Gestures, file => GestureSettings.Open(file));
        if (!Directory.Exists(options.Model))
            _faults.Add($"'model' is '{options.Model}', and there is no such folder; expected the folder of a model.");
        if (options.Cursor.Length > 0 && !Directory.Exists(options.Cursor))
            _faults.Add($"'cursor' is '{options.Cursor}', and there is no such folder; expected the folder of a model that follows the wrist, or nothing for glasses without a pointer.");
        if (options.Apps.Length > 0 && !Directory.Exists(options.Apps))
            _faults.Add($"'apps' is '{options.Apps}', and there is no such folder; expected a folder of apps, which may be empty.");
        if (options.Metrics == MetricsExporter.Otlp && !Uri.TryCreate(options.MetricsEndpoint, UriKind.Absolute, out _))
            _faults.Add($"'metrics' is otlp and 'metricsEndpoint' is '{options.MetricsEndpoint}'; expected the address of a collector, such as http://127.0.0.1:4317.");
        CheckFile("assistants", options.Assistants, file => AssistantsFile.Read(file));
        CheckBoard(options);
        CheckHome(options);
    }

    private void CheckHome(GlassesProgramOptions options)
    {
        try
        {
            HomeSettings.Read(options.Home, options.Language, GestureSettings.Shipped.Gestures);
        }
        catch (OptionsException wrong)
        {
            _faults.AddRange(wrong.Faults);
        }
    }

    private void CheckBoard(GlassesProgramOptions options)
    {
        if (options.Devices != DeviceSource.Linux)
            return;
        try
        {
            LinuxSettings.Read(options.Linux);
        }
        catch (OptionsException wrong)
        {
            _faults.AddRange(wrong.Faults);
        }
    }

    private void CheckFile(string option, string file, Action<string> read)
    {
        if (file.Length == 0)
            return;
        try
        {
            read(file);
        }
        catch (SettingsException wrong)
        {
            _faults.Add($"'{option}': {wrong.Message}");
        }
    }

    private string? Value(string key)
    {
        _known.Add(key);
        return _configuration[key];
    }

    private string Text(string key, string usual) => Value(key) ?? usual;

    private bool Flag(string key)
    {
        var text = Value(key);
        if (text is null || bool.TryParse(text, out var value) is false)
        {
            if (text is not null)
                _faults.Add($"'{key}' is '{text}'; expected true or false.");
            return false;
        }

        return value;
    }

    private int Whole(string key, int usual, int least, int most)
    {
        if (Value(key) is not { } text)
            return usual;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        _faults.Add($"'{key}' is '{text}'; expected a whole number from {least} to {most}.");
        return usual;
    }

    private double Number(string key, double usual, double least, double most)
    {
        if (Value(key) is not { } text)
            return usual;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        _faults.Add(string.Create(CultureInfo.InvariantCulture, $"'{key}' is '{text}'; expected a number from {least} to {most}."));
        return usual;
    }

    private T Choice<T>(string key, T usual)
        where T : struct, Enum
    {
        if (Value(key) is not { } text)
            return usual;
        foreach (var name in Enum.GetNames<T>())
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
                return Enum.Parse<T>(name);
        }

        _faults.Add($"'{key}' is '{text}'; expected one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return usual;
    }

    private Dictionary<string, string> Part(string key)
    {
        _known.Add(key);
        return _configuration.GetSection(key).GetChildren().ToDictionary(c => c.Key, c => c.Value ?? "", StringComparer.OrdinalIgnoreCase);
    }
}
