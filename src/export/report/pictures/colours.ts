/** Grounds that dark print is read on, told apart by lightness too. */
const GROUNDS = ["#9cc3e6", "#f4c58a", "#a9d6a5", "#d9b3d8", "#e9a8a0", "#b9c6d3", "#e6d98c", "#93d0cb"];

export const groundOf = (index: number): string => GROUNDS[index % GROUNDS.length] as string;
