using System.Text;
using NeuralGlasses.Hud.Spatial;

namespace NeuralGlasses.Hud.Audio;

/// <summary>
/// The audio form of every scene, made of the scene itself, so that an app that shows something can be heard without further work: for glasses
/// without a display, for eyes that are busy, and for wearers who do not see. What did not change is not said again.
/// </summary>
public static class HudAudio
{
    /// <summary>All of a scene, for whoever asks what there is.</summary>
    public static AudioForm Whole(HudScene scene, Verbosity verbosity)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return Form(Earcon.Opened, scene.Elements.SelectMany(element => Words(element, scene.MarkedId, verbosity)));
    }

    /// <summary>What there is to hear when a scene takes the place of another.</summary>
    /// <param name="before">The scene before, or null for none.</param>
    /// <param name="now">The scene now.</param>
    /// <param name="verbosity">How much is spoken.</param>
    public static AudioForm Change(HudScene? before, HudScene now, Verbosity verbosity)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (before is null || before.Id != now.Id)
            return now.Elements.Count == 0 ? AudioForm.Silence : Whole(Grown(now), verbosity);
        var old = before.Elements.Flat.ToDictionary(element => element.Id, StringComparer.Ordinal);
        var earcon = Earcon.None;
        var words = new List<Said>();
        foreach (HudElement element in now.Elements.Flat)
        {
            HudElement? was = old.GetValueOrDefault(element.Id);
            if (element.Equals(was) || element is HudText { IsGrowing: true })
                continue;
            AddSaid(words, now.Space?.WhereIs(element.Id), Changed(was, element, now.MarkedId, verbosity));
            earcon = Louder(earcon, EarconOf(was, element));
        }

        if (now.MarkedId is { } focused && focused != before.MarkedId)
        {
            AddSaid(words, verbosity == Verbosity.Full ? now.Space?.WhereIs(focused) : null, FocusWords(now, focused, verbosity));
            earcon = Louder(earcon, Earcon.Focus);
        }

        return words.Count == 0 ? AudioForm.Silence : Form(earcon, words);
    }

    /// <summary>Ids of elements of which nothing would be heard although something is seen: a scene with one is refused.</summary>
    public static IReadOnlyList<string> Unheard(HudScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return [.. scene.Elements.Flat.Where(element => element is not HudRect && !Words(element, null, Verbosity.Full).Any(said => said.Text.Any(char.IsLetterOrDigit))).Select(element => element.Id)];
    }

    private static IEnumerable<Said> Words(HudElement element, string? focusedId, Verbosity verbosity) => element switch
    {
        HudSpace space => space.Around().SelectMany(each => each.Object.Flattened.SelectMany(part => Words(part, focusedId, verbosity)).Prepend(new Said(each.Where))),
        HudRow row => row.Elements.SelectMany(each => Words(each, focusedId, verbosity)),
        HudList list => ListWords(list, focusedId, verbosity),
        HudImage image => verbosity == Verbosity.Brief ? [] : [new Said(image.Description)],
        HudProgress progress => [new Said(progress.Label), new Said(Percent(progress.Share))],
        HudDial dial => [new Said(dial.Label), new Said(dial.Value)],
        HudCard card => SaidOf(verbosity == Verbosity.Brief ? [card.Title] : [card.Title, card.Text], card.Tone == HudTone.Assistant),
        HudText text => SaidOf(text.Texts, text.Tone == HudTone.Assistant),
        _ => SaidOf(element.Texts, byAssistant: false),
    };

    private static IEnumerable<Said> SaidOf(IEnumerable<string> texts, bool byAssistant) => texts.Select(text => new Said(text, byAssistant));

    private static HudScene Grown(HudScene scene) =>
        scene.Elements.Any(element => element is HudText { IsGrowing: true }) ? new HudScene(scene.Id, [.. scene.Elements.Where(element => element is not HudText { IsGrowing: true })]) { FocusedId = scene.FocusedId } : scene;

    // Where something is comes before what it is, unless there is nothing to say of it.
    private static void AddSaid(List<Said> words, string? where, IEnumerable<Said> said)
    {
        int before = words.Count;
        words.AddRange(said);
        if (where is not null && words.Count > before)
            words.Insert(before, new Said(where));
    }

    // A list is its title and the line that has the focus; in full also how long it is, without a focus all of it.
    private static IEnumerable<Said> ListWords(HudList list, string? focusedId, Verbosity verbosity)
    {
        if (list.Title.Length > 0)
            yield return new Said(list.Title);
        int focused = list.IndexOf(focusedId);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (focused >= 0 && i != focused)
                continue;
            foreach (Said word in ItemWords(list, i, verbosity))
                yield return word;
        }
    }

    private static IEnumerable<Said> ItemWords(HudList list, int index, Verbosity verbosity)
    {
        HudItem item = list.Items[index];
        bool byAssistant = item.Symbol == HudSymbol.Assistant;
        yield return new Said(item.Label, byAssistant);
        if (verbosity != Verbosity.Brief)
            yield return new Said(item.Detail, byAssistant);
        if (verbosity == Verbosity.Full)
            yield return new Said($"{index + 1} of {list.Items.Count}");
    }

    private static IEnumerable<Said> FocusWords(HudScene scene, string id, Verbosity verbosity)
    {
        foreach (HudElement element in scene.Elements.Flat)
        {
            if (element.Id == id)
                return Words(element, id, verbosity);
            int at = element is HudList list ? list.IndexOf(id) : -1;
            if (at >= 0)
                return ItemWords((HudList)element, at, verbosity);
        }

        return [];
    }

    // Of what was there before only what is new in it: a list says the line whose words changed if it has the focus, a bar that it has come to its end.
    private static IEnumerable<Said> Changed(HudElement? old, HudElement now, string? focusedId, Verbosity verbosity)
    {
        switch (old, now)
        {
            case (HudList before, HudList list):
                var (was, at) = (before.IndexOf(focusedId), list.IndexOf(focusedId));
                return was >= 0 && at >= 0 && before.Items[was] != list.Items[at] ? ItemWords(list, at, verbosity) : [];
            case (HudProgress before, HudProgress progress):
                return progress.Share >= 1 && before.Share < 1 ? [new Said(progress.Label), new Said(Percent(1))] : [];
            case (HudDial before, HudDial dial):
                return before.Value == dial.Value ? [] : [new Said(dial.Value)];
            case (HudImage, HudImage):
                return [];
            default:
                return Words(now, focusedId, verbosity);
        }
    }

    private static Earcon EarconOf(HudElement? was, HudElement now) => now switch
    {
        HudCard { Tone: HudTone.Warning } => Earcon.Warning,
        HudCard => Earcon.Notice,
        HudProgress { Share: >= 1 } when was is HudProgress { Share: < 1 } => Earcon.Done,
        _ => Earcon.None,
    };

    // One sound at a time: that of what matters most.
    private static Earcon Louder(Earcon one, Earcon other) => Rank(other) > Rank(one) ? other : one;

    private static int Rank(Earcon earcon) => earcon switch
    {
        Earcon.Warning => 4,
        Earcon.Notice => 3,
        Earcon.Done => 2,
        Earcon.None => 0,
        _ => 1,
    };

    private static string Percent(double share) => FormattableString.Invariant($"{HudShare.Of(share) * 100:F0} percent");

    // Each piece of text is a sentence of its own, so that a voice pauses between them.
    private static AudioForm Form(Earcon earcon, IEnumerable<Said> words)
    {
        var speech = new StringBuilder();
        List<SaidSpan>? byAssistant = null;
        foreach (Said said in words)
        {
            string text = said.Text.Trim();
            if (text.Length == 0)
                continue;
            if (speech.Length > 0)
                speech.Append(' ');
            int start = speech.Length;
            speech.Append(text);
            if (!char.IsPunctuation(text[^1]))
                speech.Append('.');
            if (said.ByAssistant)
                AddSpan(byAssistant ??= [], start, speech.Length);
        }

        return byAssistant is null ? new AudioForm(earcon, speech.ToString()) : new AudioForm(earcon, speech.ToString()) { ByAssistant = byAssistant };
    }

    // What follows at once is one stretch, with the blank between, so that one breath says it.
    private static void AddSpan(List<SaidSpan> spans, int start, int end)
    {
        if (spans is [.., var last] && last.End == start - 1)
            spans[^1] = new SaidSpan(last.Start, end - last.Start);
        else
            spans.Add(new SaidSpan(start, end - start));
    }

    private readonly record struct Said(string Text, bool ByAssistant = false);
}
