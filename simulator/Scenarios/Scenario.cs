using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios.Reading;
using NeuralGlasses.Simulator.Verdicts;

namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>What happens in a run: who moves how, through which band and which air. Read from YAML.</summary>
public sealed record Scenario
{
    private const string Extension = ".yaml";

    /// <summary>Name, as given on the command line.</summary>
    public string Name { get; init; } = "";

    /// <summary>One sentence on what it shows.</summary>
    public string Description { get; init; } = "";

    /// <summary>Simulated time, in seconds, 1 to 86400. A recording sets its own.</summary>
    public double DurationS { get; init; } = 60;

    /// <summary>Seed of every die, unless the command line gives another.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The arm and its script.</summary>
    public ArmScenario Arm { get; init; } = new();

    /// <summary>A simulated person instead of the arm, or null.</summary>
    public PersonScenario? Person { get; init; }

    /// <summary>What the wearer points at, in order of time.</summary>
    public IReadOnlyList<PointScenario> Points { get; init; } = [];

    /// <summary>Folder of the model that follows the wrist; null where nobody points.</summary>
    public string? CursorFolder => Points.Count == 0 ? null : ShippedModels.FolderOf(ShippedModels.WristCursor);

    /// <summary>The wearer's guided session before the run, or null for somebody who never calibrated.</summary>
    public CalibrationScenario? Calibration { get; init; }

    /// <summary>The band's stream.</summary>
    public WristbandScenario Wristband { get; init; } = new();

    /// <summary>The air.</summary>
    public LocalRadioOptions Radio { get; init; } = new();

    /// <summary>The glasses, and what they meet with.</summary>
    public GlassesScenario Glasses { get; init; } = new();

    /// <summary>What breaks during the run, in order of time.</summary>
    public IReadOnlyList<FaultScenario> Faults { get; init; } = [];

    /// <summary>What the run is expected to do.</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    /// <summary>Folder with pictures (PNG or JPEG) that the camera sees in turn; empty for the drawn room.</summary>
    public string Pictures { get; init; } = "";

    /// <summary>Name of a gesture model that comes with the simulator, or folder of another one.</summary>
    public string Model { get; init; } = ShippedModels.HandGestures;

    /// <summary>Folder of the gesture model that decodes.</summary>
    public string ModelFolder => ShippedModels.Names.Contains(Model) ? ShippedModels.FolderOf(Model) : Model;

    /// <summary>Whether the wearer says that the band is on the left arm; an arm of statistics is a right one.</summary>
    public bool IsWornLeft => Person is { } person && Physiology.Anatomy.Person.Draw(person.Seed, new() { Wears = person.Traits.Wears }).Wears == Physiology.Anatomy.Arm.Left;

    /// <summary>Folder in which the scenarios lie that come with the simulator.</summary>
    public static string BuiltInFolder { get; } = Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>Names of the scenarios that come with the simulator, in order.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
        [.. (Directory.Exists(BuiltInFolder) ? Directory.EnumerateFiles(BuiltInFolder, "*" + Extension) : [])
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal)];

    /// <summary>Loads a built-in scenario by name or any other by its file. Throws <see cref="ScenarioException"/> if there is none or it is wrong.</summary>
    public static Scenario Load(string nameOrFile)
    {
        var file = BuiltIn.Contains(nameOrFile) ? Path.Combine(BuiltInFolder, nameOrFile + Extension) : nameOrFile;
        return File.Exists(file)
            ? Open(file)
            : throw new ScenarioException($"Scenario '{nameOrFile}' is unknown; expected one of {string.Join(", ", BuiltIn)}, or the path of a scenario file.");
    }

    /// <summary>Reads a scenario's file, against whose folder the paths in it are taken.</summary>
    /// <exception cref="ScenarioException">It is no scenario; the message names file, line and field.</exception>
    public static Scenario Open(string file) => Read(File.ReadAllText(file), new ScenarioSource(file, Path.GetDirectoryName(Path.GetFullPath(file))!));

    /// <summary>Reads a scenario from YAML text; <paramref name="where"/> names it in errors. Paths in it stay as they are.</summary>
    /// <exception cref="ScenarioException">The text is no scenario; the message names line and field.</exception>
    public static Scenario Parse(string yaml, string where) => Read(yaml, new ScenarioSource(where, folder: null));

    private static Scenario Read(string yaml, ScenarioSource source)
    {
        var root = YamlText.Parse(yaml, source.Name);
        var scenario = ScenarioFields.Root.Read(root, new Place(source, "", root.Line));
        return scenario.Name.Length > 0 ? scenario : scenario with { Name = Path.GetFileNameWithoutExtension(source.Name) };
    }
}
