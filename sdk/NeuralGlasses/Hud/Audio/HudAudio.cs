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
        return new AudioForm(Earcon.Opened, Sentences(scene.Elements.SelectMany(element => Words(element, scene.MarkedId, verbosity))));
    }

    /// <summary>What there is to hear when a scene takes the place of another.</summary>
    /// <param name="before">The scene before, or null for none.</param>
    /// <param name="now">The scene now.</param>
    /// <param name="verbosity">How much is spoken.</param>
    public static AudioForm Change(HudScene? before, HudScene now, Verbosity verbosity)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (before is null || before.Id != now.Id)
            return now.Elements.Count == 0 ? AudioForm.Silence : Whole(now, verbosity);
        var old = before.Elements.Flat.ToDictionary(element => element.Id, StringComparer.Ordinal);
        var earcon = Earcon.None;
        var words = new List<string>();
        foreach (HudElement element in now.Elements.Flat)
        {
            HudElement? was = old.GetValueOrDefault(element.Id);
            if (element.Equals(was))
                continue;
            AddSaid(words, now.Space?.WhereIs(element.Id), Changed(was, element, now.MarkedId, verbosity));
            earcon = Louder(earcon, EarconOf(was, element));
        }

        if (now.MarkedId is { } focused && focused != before.MarkedId)
        {
            AddSaid(words, verbosity == Verbosity.Full ? now.Space?.WhereIs(focused) : null, FocusWords(now, focused, verbosity));
            earcon = Louder(earcon, Earcon.Focus);
        }

        return words.Count == 0 ? AudioForm.Silence : new AudioForm(earcon, Sentences(words));
    }

    /// <summary>Ids of elements of which nothing would be heard although something is seen: a scene with one is refused.</summary>
    public static IReadOnlyList<string> Unheard(HudScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return [.. scene.Elements.Flat.Where(element => element is not HudRect && !Words(element, null, Verbosity.Full).Any(text => text.Any(char.IsLetterOrDigit))).Select(element => element.Id)];
    }

    private static IEnumerable<string> Words(HudElement element, string? focusedId, Verbosity verbosity) => element switch
    {
        HudSpace space => space.Around().SelectMany(each => each.Object.Flattened.SelectMany(part => Words(part, focusedId, verbosity)).Prepend(each.Where)),
        HudRow row => row.Elements.SelectMany(each => Words(each, focusedId, verbosity)),
        HudList list => ListWords(list, focusedId, verbosity),
        HudImage image => verbosity == Verbosity.Brief ? [] : [image.Description],
        HudProgress progress => [progress.Label, Percent(progress.Share)],
        HudDial dial => [dial.Label, dial.Value],
        HudCard card => verbosity == Verbosity.Brief ? [card.Title] : [card.Title, card.Text],
        _ => element.Texts,
    };

    // Where something is comes before what it is, unless there is nothing to say of it.
    private static void AddSaid(List<string> words, string? where, IEnumerable<string> said)
    {
        int before = words.Count;
        words.AddRange(said);
        if (where is not null && words.Count > before)
            words.Insert(before, where);
    }

    // A list is its title and the line that has the focus; in full also how long it is, without a focus all of it.
    private static IEnumerable<string> ListWords(HudList list, string? focusedId, Verbosity verbosity)
    {
        if (list.Title.Length > 0)
            yield return list.Title;
        int focused = list.IndexOf(focusedId);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (focused >= 0 && i != focused)
                continue;
            foreach (string word in ItemWords(list, i, verbosity))
                yield return word;
        }
    }

    private static IEnumerable<string> ItemWords(HudList list, int index, Verbosity verbosity)
    {
        yield return list.Items[index].Label;
        if (verbosity != Verbosity.Brief)
            yield return list.Items[index].Detail;
        if (verbosity == Verbosity.Full)
            yield return $"{index + 1} of {list.Items.Count}";
    }

    private static IEnumerable<string> FocusWords(HudScene scene, string id, Verbosity verbosity)
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
    private static IEnumerable<string> Changed(HudElement? old, HudElement now, string? focusedId, Verbosity verbosity)
    {
        switch (old, now)
        {
            case (HudList before, HudList list):
                var (was, at) = (before.IndexOf(focusedId), list.IndexOf(focusedId));
                return was >= 0 && at >= 0 && before.Items[was] != list.Items[at] ? ItemWords(list, at, verbosity) : [];
            case (HudProgress before, HudProgress progress):
                return progress.Share >= 1 && before.Share < 1 ? [progress.Label, Percent(1)] : [];
            case (HudDial before, HudDial dial):
                return before.Value == dial.Value ? [] : [dial.Value];
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
    private static string Sentences(IEnumerable<string> words) =>
        string.Join(" ", words.Select(text => text.Trim()).Where(text => text.Length > 0).Select(text => char.IsPunctuation(text[^1]) ? text : text + "."));
}
