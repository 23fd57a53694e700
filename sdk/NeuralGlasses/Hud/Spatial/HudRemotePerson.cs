namespace NeuralGlasses.Hud.Spatial;

/// <summary>Somebody of a call who is elsewhere: a silhouette of head and shoulders, as large as a person at that distance, with a name.</summary>
/// <param name="Id">Name of the object.</param>
/// <param name="Place">Where the middle of the silhouette is; it faces the wearer's place.</param>
/// <param name="Name">Who it is; never empty.</param>
public sealed record HudRemotePerson(string Id, HudPlace Place, string Name) : HudSpaceObject(Id, Place)
{
    /// <summary>Whether the person speaks, which the silhouette shows by its tone.</summary>
    public bool Speaks { get; init; }

    internal override IEnumerable<HudElement> Flattened => [new HudIcon(Id, HudSymbol.Person, Name) { Tone = Speaks ? HudTone.Accent : HudTone.Bright }];
}
