using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NeuralGlasses.Apps;

namespace NeuralGlasses.Cli.Checking;

/// <summary>Looks at an app's assembly without running a line of it.</summary>
internal static class AssemblyReading
{
    private const string Source = "hardware-spec/app-protocol.md";

    // What an app shares with the glasses; everything else of ours is part of them, or for tests.
    private static readonly string[] Allowed = ["NeuralGlasses", "NeuralGlasses.Contract"];

    public static IEnumerable<Finding> Check(string folder, AppManifest manifest)
    {
        string file = Path.Combine(folder, manifest.Assembly!);
        using FileStream stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        if (!HasMetadata(image))
            return [new Finding("assembly", $"{manifest.Assembly} is no .NET assembly.", Source)];
        MetadataReader metadata = image.GetMetadataReader();
        return [.. Class(metadata, manifest), .. References(metadata, folder, manifest)];
    }

    private static bool HasMetadata(PEReader image)
    {
        try
        {
            return image.HasMetadata && image.GetMetadataReader().IsAssembly;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static IEnumerable<Finding> Class(MetadataReader metadata, AppManifest manifest)
    {
        bool isThere = metadata.TypeDefinitions.Any(handle => NameOf(metadata, metadata.GetTypeDefinition(handle)) == manifest.Type);
        if (!isThere)
        {
            string[] classes = [.. metadata.TypeDefinitions.Select(handle => NameOf(metadata, metadata.GetTypeDefinition(handle))).Where(name => !name.Contains('<', StringComparison.Ordinal)).Take(20)];
            yield return new Finding("class", $"{manifest.Assembly} has no class '{manifest.Type}', which the manifest names; {NearestName.Suggest(manifest.Type!, classes)}", Source);
        }
    }

    private static IEnumerable<Finding> References(MetadataReader metadata, string folder, AppManifest manifest)
    {
        foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
        {
            string name = metadata.GetString(metadata.GetAssemblyReference(handle).Name);
            if (name.StartsWith("NeuralGlasses", StringComparison.Ordinal) && !Allowed.Contains(name))
                yield return new Finding("references", $"{manifest.Assembly} references {name}, expected NeuralGlasses alone of ours: the rest is the glasses' own, or for tests.", Source);
            else if (!IsPlatform(name) && !Allowed.Contains(name) && !File.Exists(Path.Combine(folder, name + ".dll")))
                yield return new Finding("references", $"{manifest.Assembly} references {name}, which is not in the folder; expected {name}.dll beside it.", Source);
        }
    }

    private static bool IsPlatform(string name) => name is "mscorlib" or "netstandard" or "System" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private static string NameOf(MetadataReader metadata, TypeDefinition type)
    {
        string space = metadata.GetString(type.Namespace);
        string name = metadata.GetString(type.Name);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
