using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Cli.Checking;

/// <summary>Wears an app on each kind of glasses and looks at what it shows when it is opened. The app runs in a process of its own, so that it cannot hold up whoever checks it.</summary>
internal static class WornCheck
{
    private const double OpenMs = 2000;
    private const string Source = "hardware-spec/app-protocol.md";

    /// <summary>What is wrong on glasses of a profile; notes of what is not looked at go to <paramref name="note"/>.</summary>
    public static IEnumerable<Finding> Check(string folder, string profile, Action<string> note)
    {
        InstalledApp app = AppFolder.Install(folder, AppVerb.Runner());
        using var glasses = new VirtualGlassesFixture(app, profile);
        AppSlot slot = glasses.App(app.Manifest.Id);
        if (slot.Refusal is { } refusal)
        {
            note($"{profile}: not looked at. {refusal}");
            return [];
        }

        if (app.Manifest.Home is { Count: > 0 } lines && lines.All(line => line.Action is not null))
        {
            note($"{profile}: nothing to open, all lines of the home menu are actions.");
            return Failure(slot, profile);
        }

        try
        {
            glasses.Open(app.Manifest.Id).Wait(OpenMs);
        }
        catch (GlassesCheckException) when (slot.LastFailure is not null)
        {
            // What it failed with is the finding.
        }

        Finding[] failure = Failure(slot, profile);

        // All of it now: the glasses are gone once this returns.
        return failure.Length > 0 ? failure : [.. Scene(glasses, slot, profile)];
    }

    private static Finding[] Failure(AppSlot slot, string profile) =>
        slot.LastFailure is { } why ? [new Finding("start", $"On {profile} it stopped: {why}", Source)] : [];

    private static IEnumerable<Finding> Scene(VirtualGlassesFixture glasses, AppSlot slot, string profile)
    {
        if (slot.Scene is not { } scene)
        {
            yield return new Finding("scene", $"On {profile} it showed nothing within {OpenMs / 1000:0} s after it was opened, or something that is refused; expected a scene.", Source);
            yield break;
        }

        foreach (LegibilityFinding finding in glasses.Hud.Findings.Where(finding => !finding.ElementId.StartsWith('.')))
            yield return new Finding(finding.Rule.Id, $"On {profile}, scene '{scene.Id}', {finding.ElementId}: {finding.Sentence}", finding.Rule.Source);
        if (glasses.Shown.Outcome == HudOutcome.Degraded && glasses.Hud.Findings.All(finding => finding.Rule != LegibilityRule.Room))
            yield return new Finding("light", $"On {profile}, scene '{scene.Id}': {glasses.Shown.Reason}", "hardware-spec/glasses.md");
        if (glasses.Hud.Speech.Length == 0)
            yield return new Finding("audio", $"On {profile}, scene '{scene.Id}': nothing of it is heard, expected words for everything that is seen.", "hardware-spec/glasses.md");
    }
}
