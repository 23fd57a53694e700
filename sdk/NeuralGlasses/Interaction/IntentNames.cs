using System.Diagnostics.CodeAnalysis;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Interaction;

/// <summary>Names of intents in settings and manifests: those of <see cref="IntentKind"/> with a small first letter.</summary>
public static class IntentNames
{
    private static readonly Dictionary<string, IntentKind> Kinds = Enum.GetValues<IntentKind>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>All names, in the order of the kinds.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Kinds.Keys];

    /// <summary>Name of a kind.</summary>
    public static string Of(IntentKind kind) => SmallNames.Of(kind);

    /// <summary>The kind of a name; false if there is none.</summary>
    public static bool TryFind([NotNullWhen(true)] string? name, out IntentKind kind)
    {
        kind = default;
        return name is not null && Kinds.TryGetValue(name, out kind);
    }
}
