using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Radio;

namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>What happens in a run: who moves how, through which band and which air. Read from JSON.</summary>
public sealed record Scenario
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Name, as given on the command line.</summary>
    public string Name { get; init; } = "";

    /// <summary>One sentence on what it shows.</summary>
    public string Description { get; init; } = "";

    /// <summary>Simulated time, in seconds, 1 to 86400. A recording sets its own.</summary>
    public double DurationS { get; init; } = 60;

    /// <summary>The arm and its script.</summary>
    public ArmScenario Arm { get; init; } = new();

    /// <summary>The wearer's guided session before the run, or null for somebody who never calibrated.</summary>
    public CalibrationScenario? Calibration { get; init; }

    /// <summary>The band's stream.</summary>
    public WristbandScenario Wristband { get; init; } = new();

    /// <summary>The air.</summary>
    public LocalRadioOptions Radio { get; init; } = new();

    /// <summary>The glasses.</summary>
    public GlassesScenario Glasses { get; init; } = new();

    /// <summary>Folder with pictures (PNG or JPEG) that the camera sees in turn, relative to the scenario's file; empty for the drawn room.</summary>
    public string Pictures { get; init; } = "";

    /// <summary>Folder with the gesture model; empty for the shipped one.</summary>
    public string Model { get; init; } = "";

    /// <summary>Names of the scenarios that come with the simulator, in order.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
        [.. typeof(Scenario).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("scenario:", StringComparison.Ordinal))
            .Select(n => n["scenario:".Length..^".json".Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>Loads a built-in scenario by name or any other by its file. Throws <see cref="ScenarioException"/> if there is none or it is wrong.</summary>
    public static Scenario Load(string nameOrFile)
    {
        if (BuiltIn.Contains(nameOrFile))
        {
            using var stream = typeof(Scenario).Assembly.GetManifestResourceStream($"scenario:{nameOrFile}.json")!;
            return Parse(new StreamReader(stream).ReadToEnd(), nameOrFile);
        }

        if (!File.Exists(nameOrFile))
            throw new ScenarioException($"Scenario '{nameOrFile}' is unknown; expected one of {string.Join(", ", BuiltIn)}, or the path of a scenario file.");
        var scenario = Parse(File.ReadAllText(nameOrFile), nameOrFile);
        var folder = Path.GetDirectoryName(Path.GetFullPath(nameOrFile))!;
        return scenario with
        {
            Pictures = scenario.Pictures.Length > 0 ? Path.GetFullPath(scenario.Pictures, folder) : "",
            Glasses = scenario.Glasses.From(folder),
            Model = scenario.Model.Length > 0 ? Path.GetFullPath(scenario.Model, folder) : "",
        };
    }

    /// <summary>Reads a scenario from JSON text; <paramref name="where"/> names it in errors.</summary>
    public static Scenario Parse(string json, string where)
    {
        Scenario? scenario;
        try
        {
            scenario = JsonSerializer.Deserialize<Scenario>(json, Json);
        }
        catch (JsonException e)
        {
            throw new ScenarioException($"{where}: the scenario is not valid at line {e.LineNumber + 1}, field '{e.Path}'; expected JSON with the fields that simulator/Scenarios/README.md lists.", e);
        }

        if (scenario is null)
            throw new ScenarioException($"{where}: the scenario is empty; expected a JSON object.");
        if (scenario.Name.Length == 0)
            scenario = scenario with { Name = Path.GetFileNameWithoutExtension(where) };
        scenario.Validate(where);
        return scenario;
    }

    private void Validate(string where)
    {
        if (DurationS is not (>= 1 and <= 86400))
            throw new ScenarioException($"{where}: durationS is {DurationS}; expected 1 to 86400 seconds.");
        Wristband.Validate(where);
        Arm.Validate(where, Wristband.Channels);
        if (Calibration is { Repetitions: not (>= 1 and <= 3) })
            throw new ScenarioException($"{where}: calibration.repetitions is {Calibration.Repetitions}; expected 1 to 3.");
        Radio.Validate(where);
        Glasses.Validate(where);
        var last = 0.0;
        foreach (var gesture in Arm.Gestures)
        {
            if (gesture.AtS < last || gesture.HoldS <= 0 || gesture.AtS + gesture.HoldS > DurationS)
                throw new ScenarioException($"{where}: the gesture '{gesture.Gesture}' at {gesture.AtS} s for {gesture.HoldS} s is out of place; expected gestures in order of time, one at a time, within {DurationS} s.");
            last = gesture.AtS + gesture.HoldS;
        }
    }
}
