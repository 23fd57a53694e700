using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralGlasses.Simulator.Glasses.Profiles;

/// <summary>
/// What one kind of glasses can do, read from a file of this folder. Its limits are enforced as a device would; where each number comes from,
/// or that it is a guess, stands in the same file and in hardware-spec/glasses.md.
/// </summary>
public sealed record GlassesProfile
{
    /// <summary>Name of the profile that a scenario has if it names none.</summary>
    public const string Usual = "colour-600x600";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Name, as scenarios give it.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence on what it is.</summary>
    public required string Description { get; init; }

    /// <summary>Tier of hardware-spec/glasses.md: A, B or C.</summary>
    public required string Tier { get; init; }

    /// <summary>The display, or null for none.</summary>
    public DisplayProfile? Display { get; init; }

    /// <summary>The camera with its light, or null for neither.</summary>
    public CameraProfile? Camera { get; init; }

    /// <summary>The microphones, or null for none.</summary>
    public MicrophoneProfile? Microphone { get; init; }

    /// <summary>The speakers, or null for none.</summary>
    public SpeakerProfile? Speaker { get; init; }

    /// <summary>The motion sensor, or null for none.</summary>
    public HeadProfile? Head { get; init; }

    /// <summary>Cell and draw.</summary>
    public required PowerProfile Power { get; init; }

    /// <summary>Heat, or null for glasses that claim no limit.</summary>
    public HeatProfile? Heat { get; init; }

    /// <summary>What can be done at the temple.</summary>
    public required ButtonProfile Buttons { get; init; }

    /// <summary>Where the numbers come from: the path of a field, or of all fields under it, and one phrase.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>Names of all profiles, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(GlassesProfile).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("profile:", StringComparison.Ordinal))
            .Select(n => n["profile:".Length..^".json".Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>Loads a profile by its name.</summary>
    /// <exception cref="ScenarioException">There is none of that name.</exception>
    public static GlassesProfile Load(string name)
    {
        if (!Names.Contains(name))
            throw new ScenarioException($"Glasses '{name}' are unknown; expected one of {string.Join(", ", Names)}.");
        return JsonSerializer.Deserialize<GlassesProfile>(Text(name), Json)!;
    }

    /// <summary>The file of a profile, as it is.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(GlassesProfile).Assembly.GetManifestResourceStream($"profile:{name}.json")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
