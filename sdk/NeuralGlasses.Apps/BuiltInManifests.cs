namespace NeuralGlasses.Apps;

/// <summary>The manifests of the apps that come with the glasses.</summary>
internal static class BuiltInManifests
{
    public static AppManifest Read(string name)
    {
        string resource = $"manifest:{name}.json";
        using Stream stream = typeof(BuiltInManifests).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return AppManifestFile.ReadBuiltIn($"{name}.json", reader.ReadToEnd());
    }
}
