using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Skia;

namespace NeuralGlasses.Testing;

/// <summary>Checks of what the wearer sees and hears; each says in one sentence what was expected and what is. A check that holds gives itself back.</summary>
public sealed class HudCheck : IDisposable
{
    /// <summary>Environment variable that, set to 1, makes <see cref="LooksLike"/> write pictures that are missing or differ anew, for a person to look at.</summary>
    public const string WriteVariable = "NEURALGLASSES_WRITE_GOLDEN";

    // Edges of glyphs may be rounded otherwise by another build of the painter.
    private static readonly PictureTolerance Usual = new(8, 0.001);

    private readonly VirtualGlassesFixture _glasses;
    private readonly SkiaTextSetter? _setter;
    private readonly HudLayout? _layout;
    private bool _isDisposed;

    internal HudCheck(VirtualGlassesFixture glasses)
    {
        _glasses = glasses;
        if (glasses.Glasses.Hud.Abilities is not { } display)
            return;
        _setter = new SkiaTextSetter();
        _layout = new HudLayout(display, _setter);
    }

    /// <summary>Texts that are shown, in reading order.</summary>
    public IReadOnlyList<string> Texts => [.. _glasses.Scene.Texts];

    /// <summary>What a wearer hears who asks what there is.</summary>
    public string Speech => HudAudio.Whole(_glasses.Scene, Verbosity.Full).Speech;

    /// <summary>Rules that the scene does not keep on this display; none for glasses without one.</summary>
    public IReadOnlyList<LegibilityFinding> Findings
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _layout is null ? [] : HudLegibility.Check(_layout.Arrange(_glasses.Scene));
        }
    }

    /// <summary>Checks that a text holds some words.</summary>
    public HudCheck Shows(string words) => Expect(Texts.Any(text => text.Contains(words, StringComparison.Ordinal)), $"'{words}' on the display");

    /// <summary>Checks that no text holds some words.</summary>
    public HudCheck DoesNotShow(string words) => Expect(!Texts.Any(text => text.Contains(words, StringComparison.Ordinal)), $"no '{words}' on the display");

    /// <summary>Checks what has the focus.</summary>
    /// <param name="id">Id of the element or line; null for nothing.</param>
    public HudCheck HasFocus(string? id) => Expect(_glasses.Host.FocusedId == id, $"the focus on {Say(id)} and not on {Say(_glasses.Host.FocusedId)}");

    /// <summary>Checks which scene is shown: <c>home</c>, <c>menu</c>, or the app's id and the scene's with a colon between.</summary>
    public HudCheck IsScene(string id) => Expect(_glasses.Scene.Id == id, $"the scene '{id}' and not '{_glasses.Scene.Id}'");

    /// <summary>Checks that the display is dark.</summary>
    public HudCheck IsDark() => Expect(_glasses.Scene.Elements.Count == 0, "a dark display");

    /// <summary>Checks that everything can be read at a glance on this display, by the rules of <see cref="LegibilityRule"/>.</summary>
    public HudCheck IsLegible() => Expect(Findings.Count == 0, $"a scene that can be read, but {string.Join("; ", Findings)}");

    /// <summary>Checks that everything that is seen is heard as well.</summary>
    public HudCheck IsAudible()
    {
        IReadOnlyList<string> unheard = HudAudio.Unheard(_glasses.Scene);
        return Expect(unheard.Count == 0, $"words for everything, but nothing is heard of {string.Join(" and ", unheard.Select(Say))}");
    }

    /// <summary>Checks that a wearer who asks what there is hears some words.</summary>
    public HudCheck Says(string words) => Expect(Speech.Contains(words, StringComparison.Ordinal), $"to hear '{words}' in '{Speech}'");

    /// <summary>Checks that the voice has said some words, or has begun to.</summary>
    public HudCheck HasSpoken(string words) => Expect(_glasses.Spoken.Any(each => each.Text.Contains(words, StringComparison.Ordinal)), $"the voice to have said '{words}', and it said {SpokenWords.Say(_glasses.Spoken)}");

    /// <summary>Checks that the voice has said no such words.</summary>
    public HudCheck HasNotSpoken(string words) => Expect(!_glasses.Spoken.Any(each => each.Text.Contains(words, StringComparison.Ordinal)), $"the voice not to have said '{words}', and it said {SpokenWords.Say(_glasses.Spoken)}");

    /// <summary>
    /// Checks that the display looks like a picture that a person has looked at. Where it does not, what is shown is put beside it with
    /// <c>.received</c> in its name.
    /// </summary>
    /// <param name="file">The picture, a PNG.</param>
    /// <exception cref="InvalidOperationException">These glasses have no display.</exception>
    public HudCheck LooksLike(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (_glasses.Picture.Length == 0)
            throw new InvalidOperationException($"'{_glasses.Glasses.Profile.Name}' has shown no picture; compare what it says instead.");
        string? differs = Difference(file);
        if (differs is null)
            return this;
        bool isWriting = Environment.GetEnvironmentVariable(WriteVariable) == "1";
        string target = isWriting ? file : Path.ChangeExtension(file, ".received.png");
        if (Path.GetDirectoryName(target) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllBytes(target, _glasses.Picture.ToArray());
        return isWriting ? this : throw new GlassesCheckException($"{differs} What is shown was written to {target}.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _setter?.Dispose();
    }

    private string? Difference(string file)
    {
        if (!File.Exists(file))
            return $"There is no picture {file}; look at what is shown, and put it there if it is right.";
        PictureDifference difference = PictureComparison.Compare(file, _glasses.Picture.Span, Usual);
        return difference.IsWithin ? null : difference.Sentence;
    }

    private HudCheck Expect(bool holds, string expected) => holds
        ? this
        : throw new GlassesCheckException($"Expected {expected}; at {_glasses.Now.Microseconds / 1000} ms '{_glasses.Scene.Id}' shows {(Texts.Count == 0 ? "nothing" : string.Join(" | ", Texts))}.");

    private static string Say(string? id) => id is null ? "nothing" : $"'{id}'";
}
