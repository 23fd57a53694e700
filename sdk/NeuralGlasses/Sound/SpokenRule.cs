namespace NeuralGlasses.Sound;

/// <summary>What happens to what is being said and to what waits when something new is to be said.</summary>
/// <param name="Kind">Kind of the new.</param>
/// <param name="Cuts">Kinds that are cut short for it; behind all others it waits.</param>
/// <param name="Outdates">Kinds that wait and are forgotten because of it.</param>
/// <param name="Room">How many of its kind may wait; of more the oldest is dropped.</param>
public sealed record SpokenRule(SpokenKinds Kind, SpokenKinds Cuts, SpokenKinds Outdates, int Room)
{
    /// <summary>The rules, one a kind. That a warning is said whole is in no rule but its own: nothing else cuts it. The room for four is a guess.</summary>
    public static IReadOnlyList<SpokenRule> All { get; } =
    [
        new(SpokenKinds.Update, SpokenKinds.None, SpokenKinds.Update, 1),
        new(SpokenKinds.App, SpokenKinds.Update, SpokenKinds.None, 4),
        new(SpokenKinds.Notice, SpokenKinds.Update, SpokenKinds.None, 4),
        new(SpokenKinds.Focus, SpokenKinds.Update | SpokenKinds.App | SpokenKinds.Focus | SpokenKinds.Asked, SpokenKinds.Update | SpokenKinds.Focus | SpokenKinds.Asked, 1),
        new(SpokenKinds.Asked, SpokenKinds.Update | SpokenKinds.App | SpokenKinds.Notice | SpokenKinds.Focus | SpokenKinds.Asked, SpokenKinds.Update | SpokenKinds.Focus | SpokenKinds.Asked, 1),
        new(SpokenKinds.Warning, SpokenKinds.Update | SpokenKinds.App | SpokenKinds.Notice | SpokenKinds.Focus | SpokenKinds.Asked, SpokenKinds.Update | SpokenKinds.Focus | SpokenKinds.Asked, 4),
    ];

    /// <summary>The rule of one kind.</summary>
    /// <exception cref="ArgumentException">It is not one kind.</exception>
    public static SpokenRule Of(SpokenKinds kind)
    {
        foreach (SpokenRule rule in All)
        {
            if (rule.Kind == kind)
                return rule;
        }

        throw new ArgumentException($"There is no rule for '{kind}'; give one kind.", nameof(kind));
    }
}
