using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;

namespace NeuralGlasses.Glasses;

/// <summary>Keeps what apps store and what the wearer set for them in one file an app, which is there whole or as it was before.</summary>
internal sealed partial class FolderKeep : IAppKeep
{
    private readonly string _folder;
    private readonly List<string> _unreadable = [];
    private readonly Dictionary<string, KeptApp> _apps = new(StringComparer.Ordinal);

    /// <summary>Keeps files in a folder, which is made if it is not there.</summary>
    public FolderKeep(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>Files that could not be read, whose apps began anew, one sentence each.</summary>
    public IReadOnlyList<string> Unreadable => _unreadable;

    public IReadOnlyDictionary<string, string> Read(string appId, AppKeepKind kind) => Of(appId).Part(kind);

    public void Write(string appId, AppKeepKind kind, string key, string? value)
    {
        var app = Of(appId);
        var part = app.Part(kind);
        if (value is null)
            part.Remove(key);
        else
            part[key] = value;
        try
        {
            FileOf(appId).Save(JsonSerializer.SerializeToUtf8Bytes(app, KeepJson.Default.KeptApp));
        }
        catch (IOException error)
        {
            throw new DeviceFailedException($"It could not be kept: {error.Message}", error);
        }
    }

    private KeptApp Of(string appId)
    {
        if (!_apps.TryGetValue(appId, out var app))
            _apps[appId] = app = Load(appId);
        return app;
    }

    private KeptApp Load(string appId)
    {
        try
        {
            if (FileOf(appId).Load() is { } bytes)
                return JsonSerializer.Deserialize(bytes, KeepJson.Default.KeptApp) is { Stored: not null, Settings: not null } app ? app : throw new JsonException();
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            _unreadable.Add($"{FileOf(appId).Name} cannot be read ({error.Message}), expected what {appId} keeps; it began anew.");
        }

        return new KeptApp();
    }

    private KeptFile FileOf(string appId) => new(Path.Combine(_folder, $"{Uri.EscapeDataString(appId)}.json"));

    private sealed record KeptApp
    {
        public Dictionary<string, string> Stored { get; init; } = [];

        public Dictionary<string, string> Settings { get; init; } = [];

        public Dictionary<string, string> Part(AppKeepKind kind) => kind == AppKeepKind.Settings ? Settings : Stored;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(KeptApp))]
    private sealed partial class KeepJson : JsonSerializerContext;
}
