namespace NeuralGlasses.Typing.Search;

/// <summary>A whole word of a reading.</summary>
/// <param name="Id">Its id in the language or among the wearer's own words; that of the unknown word for what was spelled.</param>
/// <param name="Letters">Its last letter in the trail of letters.</param>
/// <param name="Length">Number of its letters.</param>
internal readonly record struct TypedWord(int Id, int Letters, int Length);
