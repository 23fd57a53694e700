using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralGlasses.Traces;

/// <summary>What stands at the beginning of a trace: who made it, of what, and all that a replay needs beside the model.</summary>
public sealed record TraceHeader
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-trace/1";

    /// <summary>Layout of the file, <see cref="CurrentFormat"/>.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The program that recorded, with its version.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Name of the scenario, or of what else was going on.</summary>
    public required string Scenario { get; init; }

    /// <summary>Seed of every die of a simulation; absent for a real wristband.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Seed { get; init; }

    /// <summary>Name of the recording that drove the electrodes; absent without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Recording { get; init; }

    /// <summary>The model that decoded.</summary>
    public required TracedModel Model { get; init; }

    /// <summary>The languages in which the wearer could write; absent for none, and in traces of older programs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TracedLanguage>? Languages { get; init; }

    /// <summary>The model that followed the wrist; absent for none, and in traces of older programs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TracedModel? Cursor { get; init; }

    /// <summary>Whether the wearer had calibrated; then a record holds the profile.</summary>
    public bool IsCalibrated { get; init; }

    /// <summary>The settings of the glasses.</summary>
    public required GlassesSettings Settings { get; init; }

    /// <summary>What the glasses can do.</summary>
    public required TracedGlasses Glasses { get; init; }

    /// <summary>Name of what painted the pictures whose hashes the HUD frames hold; absent for a display that paints none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Display { get; init; }

    /// <summary>Photos kept before the first record.</summary>
    public int PhotosKept { get; init; }

    /// <summary>Which part of a record of several files this is; absent for one that is one file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TracePart? Part { get; init; }

    /// <summary>Of which longer trace this is a piece; absent for a whole one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TraceOrigin? CutFrom { get; init; }

    /// <summary>Names of the kinds of record by their numbers.</summary>
    public IReadOnlyDictionary<string, int> Kinds { get; init; } = TraceRecordKinds.All.ToDictionary(k => k.Kind.ToString(), k => (int)k.Kind);

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, TraceHeaderJson.Default.TraceHeader);

    /// <exception cref="TraceException">It is no header of this format.</exception>
    internal static TraceHeader FromJson(ReadOnlySpan<byte> json)
    {
        TraceHeader? header;
        try
        {
            header = JsonSerializer.Deserialize(json, TraceHeaderJson.Default.TraceHeader);
        }
        catch (JsonException error)
        {
            throw new TraceException($"its header cannot be read at '{error.Path}'", error);
        }

        if (header is not { Format: CurrentFormat, Model: not null, MadeBy: not null, Scenario: not null, Settings: not null, Glasses: { CameraModes: not null, Parts: not null } } || !header.Settings.IsWhole)
            throw new TraceException($"its header lacks a field or says format '{header?.Format}', expected all fields of {CurrentFormat}");
        return header;
    }
}

/// <summary>Of which trace a piece was cut.</summary>
/// <param name="RunHash">Run hash of that trace, in hex.</param>
/// <param name="FromS">Begin of what the piece was cut for, in seconds of host time.</param>
/// <param name="ToS">End of it.</param>
public sealed record TraceOrigin(string RunHash, double FromS, double ToS);

/// <summary>Which part of a record a file is; its name ends in the number, such as <c>.002.ngtrace</c>.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Before">Run hash of the part before, in hex; empty for the first.</param>
public sealed record TracePart(int Number, string Before);

/// <summary>JSON code generated at build time, so that writing a header needs no reflection on the glasses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(TraceHeader))]
internal sealed partial class TraceHeaderJson : JsonSerializerContext;
