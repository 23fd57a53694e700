using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;

namespace NeuralGlasses.Hosting;

/// <summary>Looks at a scene of an app before it is shown: what is absurd, or would not be heard, is refused with one sentence.</summary>
public static class SceneCheck
{
    /// <summary>Most elements and lines of a scene.</summary>
    public const int MostElements = 200;

    /// <summary>Most characters of a scene; what a person reads in ten minutes.</summary>
    public const int MostCharacters = 16_000;

    /// <summary>Most pixels of a scene's pictures: four of the largest display.</summary>
    public const long MostPixels = 8_294_400;

    /// <summary>One sentence that says why a scene is not shown; null if it can be.</summary>
    public static string? WhyNot(HudScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var elements = 0;
        long characters = 0;
        long pixels = 0;
        foreach (HudElement element in scene.Elements.Flat)
        {
            foreach (string id in element.Ids)
            {
                elements++;
                if (id.StartsWith('.'))
                    return $"The element '{id}' has a name of the glasses' own; names of apps do not begin with a dot.";
            }

            foreach (string text in element.Texts)
                characters += text.Length;
            if (element is HudImage image)
                pixels += (long)image.Picture.WidthPixels * image.Picture.HeightPixels;
        }

        if (elements > MostElements)
            return $"The scene has {elements} elements and lines, at most {MostElements} are shown.";
        if (characters > MostCharacters)
            return $"The scene has {characters} characters, at most {MostCharacters} are shown.";
        if (pixels > MostPixels)
            return $"The scene has pictures of {pixels} pixels, at most {MostPixels} are shown.";
        IReadOnlyList<string> unheard = HudAudio.Unheard(scene);
        return unheard.Count == 0 ? null : $"Nothing of '{unheard[0]}' would be heard; give it a text, a label or a description.";
    }
}
